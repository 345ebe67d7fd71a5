import type { TRPCProcedureOptions } from '@trpc/client';
import type { AnyStoreError } from './store-error.ts';

/** A subscription of the client. */
export interface StoreSubscription<Input, Update> {
  readonly subscribe: Subscribe<Input, Update>;
}

interface Subscribe<Input, Update> {
  /** Opens a stream and calls back with each update. Reconnects after lost connections and resumes. */
  (
    this: void,
    input: Input,
    options: AtLeastOne<SubscriptionCallbacks<Update>> & TRPCProcedureOptions,
  ): { unsubscribe(): void };
  /** Opens a stream to iterate over with `for await`. */
  (this: void, input: Input, options?: TRPCProcedureOptions): AsyncIterableIterator<Update>;
}

type AtLeastOne<Callbacks> = Partial<Callbacks> &
  { [Name in keyof Callbacks]: Pick<Callbacks, Name> }[keyof Callbacks];

/** The callbacks of `subscribe`, of which at least one is needed. */
export interface SubscriptionCallbacks<Update> {
  /** Called on each connection. `context.resumed` is false if updates may have been missed. */
  readonly onStarted: (started: {
    readonly context: Readonly<Record<string, unknown>> | undefined;
  }) => void;
  /** Called with each update. */
  readonly onData: (update: Update) => void;
  /** Called when the store rejects the subscription permanently, which ends it. */
  readonly onError: (error: AnyStoreError) => void;
  /** Called when the store ends the stream. */
  readonly onStopped: () => void;
  /** Called when the subscription has ended without an error. */
  readonly onComplete: () => void;
  /** Called when the connection connects, drops or reconnects. */
  readonly onConnectionStateChange: (change: SubscriptionState) => void;
}

/** The state of a subscription's connection, and why it was lost. */
export type SubscriptionState = {
  readonly type: 'state';
  /** Always absent. */
  readonly data?: never;
} & (
  | { readonly state: 'idle'; readonly error: null }
  | { readonly state: 'connecting'; readonly error: AnyStoreError | null }
  | { readonly state: 'pending'; readonly error: null }
);
