import { isStoreError, type StoreClient } from '@order-store/sdk';
import { mapInChunks } from './map-in-chunks.ts';

/** Cancels orders and returns how many. Skips orders that were shipped or cancelled in the meantime. */
export async function cancelOrders(
  { orders }: Pick<StoreClient, 'orders'>,
  ids: readonly string[],
  onProgress: (done: number, of: number) => void,
): Promise<number> {
  const cancelled = await mapInChunks(
    ids,
    // Small chunks, because all of them wait for the lock of the same product.
    25,
    (id) =>
      orders.cancel.mutate({ id, note: 'Cancelled after a flash sale' }).then(
        () => true,
        (error: unknown) => {
          if (isStoreError(error, 'ILLEGAL_TRANSITION')) return false;
          throw error;
        },
      ),
    onProgress,
  );
  return cancelled.filter(Boolean).length;
}
