import { expect, test } from 'vitest';
import { runBulkAction, type BulkResult } from './run-bulk-action.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('reports a result for every order despite failures, within the concurrency limit', async () => {
  let running = 0;
  let peak = 0;
  const results: BulkResult<number>[] = [];
  await runBulkAction({
    orders: numbers(20),
    concurrency: 3,
    signal: new AbortController().signal,
    onResult: (result) => results.push(result),
    run: async (order) => {
      running += 1;
      peak = Math.max(peak, running);
      await Promise.resolve();
      running -= 1;
      if (order % 7 === 0) throw new Error(`no ${order}`);
    },
  });
  expect(peak).toBe(3);
  expect(results.map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(numbers(20));
  expect(results.filter(({ ok }) => !ok).map(({ order }) => order)).toEqual([0, 7, 14]);
});

test('starts nothing after an abort and waits for running calls', async () => {
  const stop = new AbortController();
  const results: number[] = [];
  const started: number[] = [];
  const first = Promise.withResolvers<void>();
  const finished = runBulkAction({
    orders: numbers(10),
    concurrency: 2,
    signal: stop.signal,
    onResult: ({ order }) => results.push(order),
    run: (order) => {
      started.push(order);
      return first.promise;
    },
  });
  stop.abort();
  first.resolve();
  await finished;
  expect(started).toEqual([0, 1]);
  expect(results).toEqual([0, 1]);
});

test('resolves immediately without orders', async () => {
  const results: unknown[] = [];
  await runBulkAction({
    orders: [],
    run: () => Promise.reject(new Error('none')),
    onResult: (result) => results.push(result),
    signal: new AbortController().signal,
  });
  expect(results).toEqual([]);
});
