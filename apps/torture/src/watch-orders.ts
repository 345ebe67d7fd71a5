import type { StoreClient } from '@order-store/sdk';

/** Somebody who watches everybody's orders during the whole run. */
export interface Watcher {
  /** Event id → how often it was told. */
  readonly told: ReadonlyMap<string, number>;
  /** Why the stream ended for good, if it did. */
  readonly ended: string | undefined;
  stop(): void;
}

/** Resolves when the stream has begun. */
export async function watchOrders(client: StoreClient): Promise<Watcher> {
  const told = new Map<string, number>();
  const started = Promise.withResolvers<void>();
  let ended: string | undefined;
  const watching = client.orders.watch.subscribe(
    {},
    {
      onStarted: () => started.resolve(),
      onData({ data: { event } }) {
        told.set(event.id, (told.get(event.id) ?? 0) + 1);
      },
      onError(error) {
        ended = String(error);
        started.reject(error);
      },
    },
  );
  await started.promise;
  return {
    told,
    get ended() {
      return ended;
    },
    stop: () => watching.unsubscribe(),
  };
}
