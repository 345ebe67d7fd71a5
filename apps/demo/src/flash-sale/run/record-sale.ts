import type { StoreClient } from '@order-store/sdk';
import { GroupTally } from './group-tally.ts';
import type { SaleProgress, StockPoint } from './sale-progress.ts';
import { Tally } from './tally.ts';
import { wait } from './wait.ts';

/** What is written down while a sale goes on. */
export interface Recording {
  readonly tally: Tally;
  /** Opens the doors: begins the time, follows the stock, asks for the groups. */
  open(store: Pick<StoreClient, 'products' | 'operations'>, shelf: Shelf): Promise<void>;
  /** Closes the doors: the time stands still. */
  close(): Promise<void>;
  /** How it goes; once it is over, with the stock that was found in the end. */
  progress(stockInTheEnd?: number): SaleProgress;
}

interface Shelf {
  readonly productId: string;
  readonly stock: number;
}

/** Makes a recording; `onProgress` is told ten times a second while the doors are open. */
export function recordSale(onProgress: (progress: SaleProgress) => void): Recording {
  let opened = performance.now();
  let closedAfterMs: number | undefined;
  const elapsedMs = () => closedAfterMs ?? performance.now() - opened;
  const tally = new Tally(elapsedMs);
  const groups = new GroupTally();
  const stock: StockPoint[] = [];
  const closing = new AbortController();
  let following: Promise<unknown> = Promise.resolve();
  const ends: (() => void)[] = [];

  const progress = (stockInTheEnd?: number): SaleProgress => ({
    elapsedMs: elapsedMs(),
    answers: tally.answers,
    counts: tally.counts,
    waits: tally.waits,
    groups: groups.soFar(),
    stock: [
      ...stock,
      ...(stockInTheEnd === undefined ? [] : [{ atMs: elapsedMs(), left: stockInTheEnd }]),
    ],
  });

  return {
    tally,
    progress,

    async open({ products, operations }, { productId, stock: stockBefore }) {
      const askForGroups = async () => groups.add(await operations.placement.query(), elapsedMs());
      await askForGroups();
      opened = performance.now();
      stock.push({ atMs: 0, left: stockBefore });
      const watching = products.watchStock.subscribe(
        { ids: [productId] },
        { onData: ({ stockQuantity: left }) => stock.push({ atMs: elapsedMs(), left }) },
      );
      ends.push(() => watching.unsubscribe());
      const telling = setInterval(() => onProgress(progress()), tellEveryMs);
      ends.push(() => clearInterval(telling));
      following = untilAborted(closing.signal, async () => {
        // A figure that is missing now is in the next answer.
        await askForGroups().catch(() => {});
        await wait(askEveryMs, closing.signal);
      }).then(askForGroups);
    },

    async close() {
      closedAfterMs = elapsedMs();
      closing.abort();
      for (const end of ends) end();
      await following;
    },
  };
}

const tellEveryMs = 100;
const askEveryMs = 150;

async function untilAborted(signal: AbortSignal, step: () => Promise<void>): Promise<void> {
  while (!signal.aborted) await step();
}
