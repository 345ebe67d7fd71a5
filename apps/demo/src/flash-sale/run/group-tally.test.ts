import type { PlacementFigures } from '@order-store/sdk';
import { expect, test } from 'vitest';
import { GroupTally } from './group-tally.ts';

test('only what a process placed since it was first heard counts', () => {
  const tally = new GroupTally();
  tally.add(figures('a', [100, 10]), 0);
  expect(tally.soFar()).toMatchObject({ processes: 1, orders: 0, groups: 0 });
  tally.add(figures('a', [104, 30]), 200);
  expect(tally.soFar()).toEqual({
    processes: 1,
    orders: 4 + 20 * 8,
    groups: 24,
    sizes: [
      { upTo: 1, groups: 4 },
      { upTo: null, groups: 20 },
    ],
    samples: [
      { fromMs: 0, atMs: 0, waiting: 3, meanSize: null },
      { fromMs: 0, atMs: 200, waiting: 3, meanSize: 164 / 24 },
    ],
  });
});

test('processes that answer in turn are never compared with each other', () => {
  const tally = new GroupTally();
  tally.add(figures('a', [5000, 900]), 0);
  tally.add(figures('b', [7, 0]), 100);
  tally.add(figures('a', [5001, 900]), 200);
  tally.add(figures('b', [7, 2]), 300);
  expect(tally.soFar()).toMatchObject({ processes: 2, orders: 1 + 16, groups: 3 });
  const { samples } = tally.soFar();
  expect(samples.map(({ meanSize }) => meanSize)).toEqual([null, null, 1, 8]);
  expect(samples.map(({ fromMs }) => fromMs)).toEqual([0, 100, 0, 100]);
});

/** So many groups of one order, and of eight. */
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
