import type { ErrorReason, StoreErrorDetails } from '../index.ts';

/** Scripts the answers of a query or mutation, and records its calls. Calls without a script fail. */
export interface Scripted<Input, Output> {
  /** The calls so far. */
  readonly calls: readonly FakeCall<Input>[];
  /**
   * Answers with this output. Several scripts answer one attempt each, in order, and the last one all further attempts:
   * `fake.orders.place.rejects('OVERLOADED', {}).resolves(order)`.
   */
  resolves(output: Output): this;
  /** Answers with an error, which the client retries like an error of a store. */
  rejects<R extends ErrorReason>(reason: R, details: StoreErrorDetails[R], message?: string): this;
  /** Answers with what a function of the input returns. */
  answers(answer: (input: Input) => Output | Promise<Output>): this;
  /** Never answers, so that the client's time limits pass. */
  hangs(): this;
}

/** Emits the updates of a subscription, and records its calls. Without updates, it stays open. */
export interface ScriptedStream<Input, Update> {
  /** The subscriptions so far. */
  readonly calls: readonly Pick<FakeCall<Input>, 'input'>[];
  /** The number of open subscriptions. */
  readonly open: number;
  /** Sends an update to all open subscriptions. */
  emits(update: Update): this;
  /** Ends all open subscriptions with an error. If there is none, rejects those that follow. */
  rejects<R extends ErrorReason>(reason: R, details: StoreErrorDetails[R], message?: string): this;
}

/** A recorded call. */
export interface FakeCall<Input> {
  readonly input: Input;
  /** The key of a mutation, given or generated; null for a query. */
  readonly idempotencyKey: string | null;
  /** The number of attempts so far. */
  readonly attempts: number;
}
