import { expect, test } from 'vitest';
import { ratioRow } from '../measurement.ts';
import type { Target } from '../target.ts';
import { changesBetween, formatChanges, verdictOf } from './changes.ts';

test.for<[number[], number[], Target, string]>([
  [[5, 5.2, 5.4], [5.5, 5.6, 5.7], { atLeast: 5 }, 'better'],
  [[5, 5.2, 5.4], [5.5, 5.6, 5.7], { atMost: 5 }, 'worse'],
  [[5, 5.2, 5.4], [4.7, 4.8, 4.9], { above: 5 }, 'worse'],
  [[5, 5.2, 5.4], [5.3, 5.6, 5.7], { atLeast: 5 }, 'within noise'],
  [[5], [9], { atLeast: 5 }, 'unknown'],
])('rounds %j and then %j with the target %j are %s', ([before, after, target, verdict]) => {
  expect(verdictOf({ before: measured(before), after: measured(after), target })).toBe(verdict);
});

test('compares the ratio of each pair of rounds and leaves out new rows', () => {
  const changes = changesBetween(
    [row('1', [500, 600, 550], [100, 100, 100])],
    [row('1', [660, 700, 720], [100, 100, 120]), row('2', [1], [1])],
  );

  expect(changes).toMatchObject([
    { id: '1', before: { rounds: [5, 6, 5.5] }, after: { rounds: [6.6, 7, 6] } },
  ]);
  expect(formatChanges(changes)).toContain(
    '5.50 (5.00–6.00)  7.00 (6.00–7.00)  +27.3 %  within noise',
  );
});

function measured(rounds: number[]) {
  return { figure: rounds[0] ?? 0, rounds };
}

function row(id: string, api: number[], baseline: number[]) {
  return ratioRow({ id, what: 'orders', target: { atLeast: 5 } }, side(api), side(baseline));
}

function side(rounds: number[]) {
  return { name: 'side', unit: '/s', median: rounds.toSorted((a, b) => a - b)[1] ?? 0, rounds };
}
