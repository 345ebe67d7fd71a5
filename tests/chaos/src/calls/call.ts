import type { ErrorReason, StoreClient } from '@order-store/sdk';
import { attempt, type Outcome } from '../attempt.ts';
import type { Model, WantedOrder } from '../model/model.ts';
import type { Random } from '../random.ts';

/** Somebody who calls the store, one call after the other. */
export interface Caller {
  readonly name: string;
  readonly userId: string;
  /** Of the session. */
  readonly token: string;
  readonly client: StoreClient;
  readonly password: string;
  /** Somebody who has just signed in, or a stranger. */
  as(token: string | null): StoreClient;
  readonly email: string;
  /** Decides what is called next, and nothing else does: the same seed, the same calls. */
  readonly random: Random;
  /** The orders that this caller wanted, oldest first. */
  readonly orders: WantedOrder[];
  readonly productIds: readonly [string, ...string[]];
  readonly model: Model;
  /** A text that nobody else uses. */
  fresh(): string;
}

/** A procedure, and how it is called. */
export interface Call {
  /** How often, compared with the others of the same callers. */
  readonly weight: number;
  readonly make: (caller: Caller) => Promise<void>;
}

/** Makes one call of a procedure, counts it, and says what became of it. */
export async function ask<T>(
  { model }: Caller,
  call: string,
  make: () => Promise<T>,
  expected: readonly ErrorReason[] = [],
): Promise<Outcome<T>> {
  const outcome = await attempt(call, expected, make);
  model.count(call, outcome.became === 'done' ? 'done' : outcome.reason);
  return outcome;
}

/** One of the caller's latest orders that it was told of; the choice is made also if there is none. */
export function someOrder({ orders, random }: Caller): (WantedOrder & { id: string }) | undefined {
  const back = random.integer(1, 20);
  const order = orders.at(-Math.min(back, orders.length));
  return order?.id === undefined ? undefined : Object.assign(order, { id: order.id });
}
