import type { StoreClient, StoreEvent } from '@order-store/sdk';

/** Where the job stores its position, in the transaction with its own data. */
export interface Progress {
  /** The position of the last `save`; undefined at the start. */
  load(): Promise<string | undefined>;
  save(events: readonly StoreEvent[], nextAfter: string): Promise<void>;
  /** The store was restored to a moment before the position: compare your data with the store's. */
  compare(): Promise<void>;
}

/** Processes all events since the last run, each once and in order. Run it every few seconds, as one process at a time. */
export async function pullEvents(store: StoreClient, progress: Progress): Promise<void> {
  for (let after = await progress.load(); ;) {
    const { items, nextAfter, more, reset } = await store.events.list.query({ after, limit: 100 });
    if (reset) await progress.compare();
    await progress.save(items, nextAfter);
    if (!more) return;
    after = nextAfter;
  }
}
