import type { MetadataInput, WithMetadata } from '@order-store/api/types';
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
        input: WithMetadata<Input, In>,
        options?: Options,
      ): Promise<WithMetadata<Output, Out>> & WithResponse<WithMetadata<Output, Out>>;
    }
  : Procedure extends {
        query: (input: infer Input, options?: infer Options) => Promise<infer Output>;
      }
    ? {
        query(
          input: WithMetadata<Input, In>,
          options?: Options,
        ): Promise<WithMetadata<Output, Out>> & WithResponse<WithMetadata<Output, Out>>;
      }
    : Procedure extends {
          subscribe: (input: infer Input, options: infer Options) => infer Subscription;
        }
      ? { subscribe(input: Input, options: WithData<Options, Out>): Subscription }
      : Procedure;

type WithData<Options, Metadata> = Options extends { onData?: infer OnData }
  ? Omit<Options, 'onData'> & { onData?: WithUpdate<NonNullable<OnData>, Metadata> }
  : Options;

type WithUpdate<OnData, Metadata> = OnData extends (update: infer Update) => void
  ? (update: WithMetadata<Update, Metadata>) => void
  : OnData;
