import type { AppRouter } from '@order-store/api/types';
import type { TRPCClient } from '@trpc/client';
import type { CallOptions, WithResponse } from './call-options.ts';

type Trpc = TRPCClient<AppRouter>;

/** A tRPC client whose calls take {@link CallOptions} and have `withResponse`. */
export type StoreCalls = CallsOf<Pick<Trpc, keyof Trpc & string>> &
  Pick<Trpc, Exclude<keyof Trpc, string>>;

type CallsOf<Nest> = {
  // A mapped type without `as` preserves the procedures' docstrings.
  readonly [Name in keyof Nest]: Nest[Name] extends { query: infer Call extends AnyCall }
    ? {
        /** Calls the query. Rejects with a `StoreError`. */
        query(this: void, input: Parameters<Call>[0], options?: CallOptions): Answer<Call>;
      }
    : Nest[Name] extends { mutate: infer Call extends AnyCall }
      ? {
          /** Calls the mutation, which acts once even if it is retried. Rejects with a `StoreError`. */
          mutate(this: void, input: Parameters<Call>[0], options?: CallOptions): Answer<Call>;
        }
      : Nest[Name] extends { subscribe: unknown }
        ? Nest[Name]
        : CallsOf<Nest[Name]>;
};

type AnyCall = (input: never, options?: never) => PromiseLike<unknown>;

type Answer<Call extends AnyCall> = ReturnType<Call> & WithResponse<Awaited<ReturnType<Call>>>;
