import type { AppRouter } from '@order-store/api/types';
import type { OperationResultEnvelope, TRPCClientError } from '@trpc/client';
import type { Observer } from '@trpc/server/observable';
import { toStoreError } from '../links/to-store-error.ts';
import type { ErrorReason, StoreErrorDetails } from '../store-error.ts';
import { fakeFailure } from './fake-failure.ts';
import type { ScriptedStream } from './scripted.ts';

type Failure = TRPCClientError<AppRouter>;
type Listener = Observer<OperationResultEnvelope<unknown, Failure>, Failure>;

/** The script of a subscription. Only the types know what it takes and gives. */
export class FakeStreamScript implements ScriptedStream<unknown, unknown> {
  readonly #path: string;
  readonly calls: { readonly input: unknown }[] = [];
  /** Each with what happens to it, in order. */
  readonly #listeners = new Map<Listener, Promise<void>>();
  #rejection: Failure | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  get open(): number {
    return this.#listeners.size;
  }

  emits(update: unknown): this {
    const data: unknown = JSON.parse(JSON.stringify(update));
    for (const listener of this.#listeners.keys())
      this.#later(listener, () => listener.next({ result: { type: 'data', data } }));
    return this;
  }

  rejects<R extends ErrorReason>(reason: R, details: StoreErrorDetails[R], message?: string): this {
    const error = toStoreError(fakeFailure(this.#path, reason, details, message), 1);
    error.call = this.#path;
    if (this.open === 0) this.#rejection = error;
    for (const listener of this.#listeners.keys()) this.#reject(listener, error);
    return this;
  }

  /** Opens a stream. Returns a function that closes it. */
  listen(input: unknown, listener: Listener): () => void {
    this.calls.push({ input });
    this.#listeners.set(listener, Promise.resolve());
    this.#later(listener, () => {
      listener.next({ result: { type: 'started' }, context: { resumed: false } });
      listener.next({ result: { type: 'state', state: 'pending', error: null } });
    });
    if (this.#rejection) this.#reject(listener, this.#rejection);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #reject(listener: Listener, error: Failure): void {
    this.#later(listener, () => {
      this.#listeners.delete(listener);
      listener.error(error);
    });
  }

  #later(listener: Listener, act: () => void): void {
    const before = this.#listeners.get(listener);
    const after = before?.then(() => {
      if (this.#listeners.has(listener)) act();
    });
    if (after) this.#listeners.set(listener, after);
  }
}
