import type { PlacementFigures } from '@order-store/sdk';
import type { GroupSample, GroupsSoFar } from './sale-progress.ts';

/**
 * Adds up what server processes say of their groups. Each counts for itself from its own start, and one never
 * knows which of them answers: so only differences between answers of the same process count, from the first
 * one that was heard.
 */
export class GroupTally {
  readonly #first = new Map<string, PlacementFigures>();
  readonly #last = new Map<string, PlacementFigures>();
  readonly #heardAtMs = new Map<string, number>();
  readonly #samples: GroupSample[] = [];

  add(figures: PlacementFigures, atMs: number): void {
    const { process, waiting } = figures;
    const before = this.#last.get(process);
    if (!before) this.#first.set(process, figures);
    this.#last.set(process, figures);
    const groups = figures.groups - (before?.groups ?? figures.groups);
    const orders = figures.orders - (before?.orders ?? figures.orders);
    const fromMs = this.#heardAtMs.get(process) ?? atMs;
    this.#heardAtMs.set(process, atMs);
    this.#samples.push({ fromMs, atMs, waiting, meanSize: groups === 0 ? null : orders / groups });
  }

  soFar(): GroupsSoFar {
    let [orders, groups] = [0, 0];
    const sizes = new Map<number | null, number>();
    for (const [process, last] of this.#last) {
      const first = this.#first.get(process) ?? last;
      orders += last.orders - first.orders;
      groups += last.groups - first.groups;
      for (const [index, { upTo, groups: now }] of last.sizes.entries()) {
        const since = now - (first.sizes[index]?.groups ?? 0);
        sizes.set(upTo, (sizes.get(upTo) ?? 0) + since);
      }
    }
    return {
      processes: this.#last.size,
      orders,
      groups,
      sizes: Array.from(sizes, ([upTo, count]) => ({ upTo, groups: count })),
      samples: [...this.#samples],
    };
  }
}
