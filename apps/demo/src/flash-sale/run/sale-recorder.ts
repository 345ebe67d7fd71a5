import type { StoreClient } from '@order-store/sdk';
import { BatchStats } from './batch-stats.ts';
import { SaleCounter } from './sale-counter.ts';
import type { SaleProgress, StockPoint } from './sale-progress.ts';
import { wait } from './wait.ts';

/** Records the progress of a sale. */
interface SaleRecorder {
  readonly counter: SaleCounter;
  /** Starts the clock, watches the stock and polls the server's batch counters. */
  start(store: Pick<StoreClient, 'products' | 'operations'>, initial: InitialStock): Promise<void>;
  /** Stops the clock. */
  stop(): Promise<void>;
  /** @param finalStock the stock that verification found; it ends the stock chart. */
  progress(finalStock?: number): SaleProgress;
}

interface InitialStock {
  readonly productId: string;
  readonly stock: number;
}

/** Creates a recorder that reports its progress ten times a second while it runs. */
export function createSaleRecorder(onProgress: (progress: SaleProgress) => void): SaleRecorder {
  let startedAt = performance.now();
  let stoppedAfterMs: number | undefined;
  const elapsedMs = () => stoppedAfterMs ?? performance.now() - startedAt;
  const counter = new SaleCounter(elapsedMs);
  const batches = new BatchStats();
  const stock: StockPoint[] = [];
  const stopping = new AbortController();
  let polling: Promise<unknown> = Promise.resolve();
  const cleanups: (() => void)[] = [];

  const progress = (finalStock?: number): SaleProgress => ({
    elapsedMs: elapsedMs(),
    responses: counter.responses,
    counts: counter.counts,
    waits: counter.waits,
    batches: batches.totals(),
    stock: [
      ...stock,
      ...(finalStock === undefined ? [] : [{ atMs: elapsedMs(), left: finalStock }]),
    ],
  });

  return {
    counter,
    progress,

    async start({ products, operations }, { productId, stock: initialStock }) {
      const poll = async () => batches.add(await operations.placement.query(), elapsedMs());
      await poll();
      startedAt = performance.now();
      stock.push({ atMs: 0, left: initialStock });
      const watching = products.watchStock.subscribe(
        { ids: [productId] },
        { onData: ({ stockQuantity: left }) => stock.push({ atMs: elapsedMs(), left }) },
      );
      cleanups.push(() => watching.unsubscribe());
      const reporting = setInterval(() => onProgress(progress()), reportEveryMs);
      cleanups.push(() => clearInterval(reporting));
      polling = untilAborted(stopping.signal, async () => {
        // The counters are cumulative, so the next poll includes what a failed one missed.
        await poll().catch(() => {});
        await wait(pollEveryMs, stopping.signal);
      }).then(poll);
    },

    async stop() {
      stoppedAfterMs = elapsedMs();
      stopping.abort();
      for (const cleanup of cleanups) cleanup();
      await polling;
    },
  };
}

const reportEveryMs = 100;
const pollEveryMs = 150;

async function untilAborted(signal: AbortSignal, step: () => Promise<void>): Promise<void> {
  while (!signal.aborted) await step();
}
