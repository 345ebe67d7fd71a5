import type { StoreClient } from '@order-store/sdk';

/** Subscribes to all orders and to the products' stock for the whole run. */
export interface Watcher {
  /** Event id → number of times received. */
  readonly events: ReadonlyMap<string, number>;
  /** Product id → the last stock received. */
  readonly levels: ReadonlyMap<string, number>;
  /** The error that ended a stream, if any. */
  readonly ended: string | undefined;
  stop(): void;
}

/** Resolves when both streams have started. */
export async function watchAll(
  client: StoreClient,
  productIds: readonly string[],
): Promise<Watcher> {
  const events = new Map<string, number>();
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
      onData: ({ data: { event } }) => void events.set(event.id, (events.get(event.id) ?? 0) + 1),
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
    events,
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
