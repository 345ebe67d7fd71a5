import type { PlacementFigures } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { BatchStats } from './batch-stats.ts';

test('counts only what a process placed since its first answer', () => {
  const stats = new BatchStats();
  stats.add(figures('a', [100, 10]), 0);
  expect(stats.totals()).toMatchObject({ processes: 1, orders: 0, batches: 0 });
  stats.add(figures('a', [104, 30]), 200);
  expect(stats.totals()).toEqual({
    processes: 1,
    orders: 4 + 20 * 8,
    batches: 24,
    sizes: [
      { upTo: 1, batches: 4 },
      { upTo: null, batches: 20 },
    ],
    samples: [
      { fromMs: 0, atMs: 0, waiting: 3, meanSize: null },
      { fromMs: 0, atMs: 200, waiting: 3, meanSize: 164 / 24 },
    ],
  });
});

test('never compares the counters of different processes', () => {
  const stats = new BatchStats();
  stats.add(figures('a', [5000, 900]), 0);
  stats.add(figures('b', [7, 0]), 100);
  stats.add(figures('a', [5001, 900]), 200);
  stats.add(figures('b', [7, 2]), 300);
  expect(stats.totals()).toMatchObject({ processes: 2, orders: 1 + 16, batches: 3 });
  const { samples } = stats.totals();
  expect(samples.map(({ meanSize }) => meanSize)).toEqual([null, null, 1, 8]);
  expect(samples.map(({ fromMs }) => fromMs)).toEqual([0, 100, 0, 100]);
});

/** Counters after some batches of one order and some of eight. */
function figures(process: string, [ones, eights]: [number, number]): PlacementFigures {
  return {
    process,
    orders: ones + 8 * eights,
    groups: ones + eights,
    sizes: [
      { upTo: 1, groups: ones },
      { upTo: null, groups: eights },
    ],
    waiting: 3,
    underWay: 1,
  };
}
