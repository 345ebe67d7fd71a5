import type { AppRouter } from '@order-store/api/types';
import type { TRPCClient } from '@trpc/client';
import type { CallOptions, WithResponse } from './call-options.ts';
import type { RouterInputs } from './inputs.ts';
import type { Page } from './iterate.ts';
import type { StoreSubscription } from './store-subscription.ts';

type Trpc = TRPCClient<AppRouter>;
type Procedures = AppRouter['_def']['record'];

/** A tRPC client whose calls take {@link CallOptions} and have `withResponse`. */
export type StoreCalls = CallsOf<Procedures, RouterInputs> &
  Pick<Trpc, Exclude<keyof Trpc, string>>;

/** The output of each procedure, such as `RouterOutputs['orders']['place']`. */
export type RouterOutputs = OutputsOf<Procedures>;

// Mapped types without `as` preserve the procedures' docstrings. Outputs are JSON, so they are taken as they are: tRPC's
// client maps them to types without a name.
type CallsOf<Nest, Inputs> = {
  readonly [Name in keyof Nest]: Nest[Name] extends Procedure<
    infer Kind extends keyof Calls<never, never>,
    infer Output
  >
    ? Calls<Inputs[Name & keyof Inputs], Output>[Kind]
    : CallsOf<Nest[Name], Inputs[Name & keyof Inputs]>;
};

type OutputsOf<Nest> = {
  readonly [Name in keyof Nest]: Nest[Name] extends Procedure<
    keyof Calls<never, never>,
    infer Output
  >
    ? PageOf<Output>
    : OutputsOf<Nest[Name]>;
};

interface Procedure<Kind, Output> {
  readonly _def: { readonly type: Kind; readonly $types: { readonly output: Output } };
}

/** What a procedure of each kind is called by. */
interface Calls<Input, Output> {
  readonly query: StoreQuery<Input, PageOf<Output>>;
  readonly mutation: StoreMutation<Input, Output>;
  readonly subscription: StoreSubscription<
    Input,
    Output extends AsyncIterable<infer Update> ? Update : never
  >;
}

/** Gives the page of a list its name. */
type PageOf<Output> = [keyof Output] extends [keyof Page<never>]
  ? Output extends Page<infer Item>
    ? Page<Item>
    : Output
  : Output;

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
