import { isStoreError, type StoreClient } from '@order-store/sdk';
import { inPortions } from './in-portions.ts';

/** Cancels orders, so that their pieces go back to the shelf. Those that were shipped or cancelled meanwhile stay as they are. */
export async function cancelOrders(
  { orders }: Pick<StoreClient, 'orders'>,
  ids: readonly string[],
  onDone: (done: number, of: number) => void,
): Promise<number> {
  const cancelled = await inPortions(
    ids,
    // They wait for each other: all of them give back to one product.
    25,
    (id) =>
      orders.cancel.mutate({ id, note: 'Taken back after a flash sale' }).then(
        () => true,
        (error: unknown) => {
          if (isStoreError(error, 'ILLEGAL_TRANSITION')) return false;
          throw error;
        },
      ),
    onDone,
  );
  return cancelled.filter(Boolean).length;
}
