import { expect, test } from 'vitest';
import { SaleCounter } from './sale-counter.ts';

test('counts each response in the 100 ms bucket of its arrival', () => {
  let now = 0;
  const counter = new SaleCounter(() => now);
  counter.attemptEnded('ordered', 5);
  now = 99.9;
  counter.attemptEnded('ordered', 5);
  now = 350;
  counter.attemptEnded('sold-out', 5);
  counter.attemptEnded('aborted', 5);
  counter.attemptEnded({ failed: 'NETWORK' }, 5);
  const none = { ordered: 0, soldOut: 0 };
  expect(counter.responses).toEqual([
    { ordered: 2, soldOut: 0 },
    none,
    none,
    { ordered: 0, soldOut: 1 },
  ]);
  expect(counter.counts).toMatchObject({
    ordered: 2,
    soldOut: 1,
    aborted: 1,
    failed: { NETWORK: 1 },
  });
});

test('computes the median and 99th percentile wait of answered attempts', () => {
  const counter = new SaleCounter(() => 0);
  expect(counter.waits).toBe(null);
  for (let ms = 200; ms >= 1; ms -= 1) counter.attemptEnded(ms % 2 ? 'ordered' : 'sold-out', ms);
  counter.attemptEnded('aborted', 9000);
  expect(counter.waits).toEqual({ median: 100, p99: 198 });
});

test('returned counts are snapshots', () => {
  const counter = new SaleCounter(() => 0);
  counter.attemptEnded('ordered', 1);
  const { counts, responses } = counter;
  counter.attemptEnded('ordered', 1);
  expect([counts.ordered, responses[0]?.ordered]).toEqual([1, 1]);
});
