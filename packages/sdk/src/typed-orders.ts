import type { MetadataInput, WithMetadata } from '@order-store/api/types';
import type { StoreCalls, StoreMutation, StoreQuery } from './store-calls.ts';
import type { StoreSubscription } from './store-subscription.ts';

type Orders = StoreCalls['orders'];

/** The procedures of orders, with the type of their metadata. */
export type TypedOrders<Metadata> = {
  [Name in keyof Orders]: Typed<Orders[Name], MetadataInput<Name, Metadata>, Metadata>;
};

type Typed<Procedure, In, Out> =
  Procedure extends StoreMutation<infer Input, infer Output>
    ? StoreMutation<WithMetadata<Input, In>, WithMetadata<Output, Out>>
    : Procedure extends StoreQuery<infer Input, infer Output>
      ? StoreQuery<WithMetadata<Input, In>, WithMetadata<Output, Out>>
      : Procedure extends StoreSubscription<infer Input, infer Update>
        ? StoreSubscription<Input, WithMetadata<Update, Out>>
        : Procedure;
