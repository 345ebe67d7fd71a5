import type { AppRouter } from '@order-store/api/types';
import type { TRPCClient } from '@trpc/client';
import type { CallOptions, WithResponse } from './call-options.ts';
import type { RouterInputs } from './inputs.ts';
import type { StoreSubscription } from './store-subscription.ts';

type Trpc = TRPCClient<AppRouter>;

/** A tRPC client whose calls take {@link CallOptions} and have `withResponse`. */
export type StoreCalls = CallsOf<Pick<Trpc, keyof Trpc & string>, RouterInputs> &
  Pick<Trpc, Exclude<keyof Trpc, string>>;

type CallsOf<Nest, Inputs> = {
  // A mapped type without `as` preserves the procedures' docstrings.
  readonly [Name in keyof Nest]: Nest[Name] extends { query: Call<infer Output> }
    ? StoreQuery<Inputs[Name & keyof Inputs], Output>
    : Nest[Name] extends { mutate: Call<infer Output> }
      ? StoreMutation<Inputs[Name & keyof Inputs], Output>
      : Nest[Name] extends { subscribe: (input: never) => AsyncIterable<infer Update> }
        ? StoreSubscription<Inputs[Name & keyof Inputs], Update>
        : CallsOf<Nest[Name], Inputs[Name & keyof Inputs]>;
};

type Call<Output> = (input: never, options?: never) => PromiseLike<Output>;

/** A query of the client. */
export interface StoreQuery<Input, Output> {
  /** Calls the query. Rejects with a `StoreError`. */
  query(this: void, input: Input, options?: CallOptions): Promise<Output> & WithResponse<Output>;
}

/** A mutation of the client. */
export interface StoreMutation<Input, Output> {
  /** Calls the mutation, which acts once even if it is retried. Rejects with a `StoreError`. */
  mutate(this: void, input: Input, options?: CallOptions): Promise<Output> & WithResponse<Output>;
}
