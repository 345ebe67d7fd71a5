import type { PlacementFigures } from '@order-store/sdk';
import type { BatchSample, BatchTotals } from './sale-progress.ts';

/**
 * Sums the batch counters of all server processes. Each process counts from its own start and any of them
 * may answer, so only the increase between two answers of the same process counts.
 */
export class BatchStats {
  readonly #first = new Map<string, PlacementFigures>();
  readonly #last = new Map<string, PlacementFigures>();
  readonly #lastAtMs = new Map<string, number>();
  readonly #samples: BatchSample[] = [];

  add(figures: PlacementFigures, atMs: number): void {
    const { process, waiting } = figures;
    const before = this.#last.get(process);
    if (!before) this.#first.set(process, figures);
    this.#last.set(process, figures);
    const batches = figures.groups - (before?.groups ?? figures.groups);
    const orders = figures.orders - (before?.orders ?? figures.orders);
    const fromMs = this.#lastAtMs.get(process) ?? atMs;
    this.#lastAtMs.set(process, atMs);
    const meanSize = batches === 0 ? null : orders / batches;
    this.#samples.push({ fromMs, atMs, waiting, meanSize });
  }

  totals(): BatchTotals {
    let [orders, batches] = [0, 0];
    const sizes = new Map<number | null, number>();
    for (const [process, last] of this.#last) {
      const first = this.#first.get(process) ?? last;
      orders += last.orders - first.orders;
      batches += last.groups - first.groups;
      for (const [index, { upTo, groups }] of last.sizes.entries()) {
        const increase = groups - (first.sizes[index]?.groups ?? 0);
        sizes.set(upTo, (sizes.get(upTo) ?? 0) + increase);
      }
    }
    return {
      processes: this.#last.size,
      orders,
      batches,
      sizes: Array.from(sizes, ([upTo, count]) => ({ upTo, batches: count })),
      samples: [...this.#samples],
    };
  }
}
