import type { MetadataInput, WithMetadata } from '@order-store/api/types';
import type { TRPCProcedureOptions } from '@trpc/client';
import type { WithResponse } from './call-options.ts';
import type { StoreCalls } from './store-calls.ts';

type Orders = StoreCalls['orders'];

/** The procedures of orders, with the type of their metadata. */
export type TypedOrders<Metadata> = {
  [Name in keyof Orders]: Typed<Orders[Name], MetadataInput<Name, Metadata>, Metadata>;
};

type Typed<Procedure, In, Out> = Procedure extends {
  mutate: (input: infer Input, options?: infer Options) => Promise<infer Output>;
}
  ? {
      mutate(
        this: void,
        input: WithMetadata<Input, In>,
        options?: Options,
      ): Promise<WithMetadata<Output, Out>> & WithResponse<WithMetadata<Output, Out>>;
    }
  : Procedure extends {
        query: (input: infer Input, options?: infer Options) => Promise<infer Output>;
      }
    ? {
        query(
          this: void,
          input: WithMetadata<Input, In>,
          options?: Options,
        ): Promise<WithMetadata<Output, Out>> & WithResponse<WithMetadata<Output, Out>>;
      }
    : Procedure extends {
          subscribe: {
            (input: infer Input, options: infer Callbacks): infer Subscription;
            (input: never, options?: never): AsyncIterableIterator<infer Update>;
          };
        }
      ? {
          subscribe: {
            (
              input: Input,
              options: Omit<Callbacks, 'onData'> & {
                onData?: (update: WithMetadata<Update, Out>) => void;
              },
            ): Subscription;
            (
              input: Input,
              options?: TRPCProcedureOptions,
            ): AsyncIterableIterator<WithMetadata<Update, Out>>;
          };
        }
      : Procedure;
