import type { StoreClient } from '@order-store/sdk';

/** Somebody who watches everybody's orders and the products' stock during the whole run. */
export interface Watcher {
  /** Event id → how often it was told. */
  readonly told: ReadonlyMap<string, number>;
  /** Product id → the stock that was told last. */
  readonly levels: ReadonlyMap<string, number>;
  /** Why a stream ended for good, if it did. */
  readonly ended: string | undefined;
  stop(): void;
}

/** Resolves when both streams have begun. */
export async function watchAll(
  client: StoreClient,
  productIds: readonly string[],
): Promise<Watcher> {
  const told = new Map<string, number>();
  const levels = new Map<string, number>();
  const started = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  let ended: string | undefined;
  const listener = (begun: PromiseWithResolvers<void>) => ({
    onStarted: () => begun.resolve(),
    onError(error: unknown) {
      ended = String(error);
      begun.reject(error);
    },
  });
  const orders = client.orders.watch.subscribe(
    {},
    {
      ...listener(started[0]),
      onData: ({ data: { event } }) => void told.set(event.id, (told.get(event.id) ?? 0) + 1),
    },
  );
  const stock = client.products.watchStock.subscribe(
    { ids: [...productIds] },
    {
      ...listener(started[1]),
      onData: ({ id, stockQuantity }) => void levels.set(id, stockQuantity),
    },
  );
  await Promise.all(started.map(({ promise }) => promise));
  return {
    told,
    levels,
    get ended() {
      return ended;
    },
    stop() {
      orders.unsubscribe();
      stock.unsubscribe();
    },
  };
}
