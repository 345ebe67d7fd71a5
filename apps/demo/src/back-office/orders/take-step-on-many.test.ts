import { expect, test } from 'vitest';
import { takeStepOnMany, type StepResult } from './take-step-on-many.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test('every order has its result, one that fails stops no other, and never more than asked for are under way', async () => {
  let underWay = 0;
  let most = 0;
  const results: StepResult<number>[] = [];
  await takeStepOnMany({
    orders: numbers(20),
    atOnce: 3,
    signal: new AbortController().signal,
    onResult: (result) => results.push(result),
    take: async (order) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await Promise.resolve();
      underWay -= 1;
      if (order % 7 === 0) throw new Error(`no ${order}`);
    },
  });
  expect(most).toBe(3);
  expect(results.map(({ order }) => order).toSorted((a, b) => a - b)).toEqual(numbers(20));
  expect(results.filter(({ ok }) => !ok).map(({ order }) => order)).toEqual([0, 7, 14]);
});

test('stopped, it begins nothing more and waits for what is under way', async () => {
  const stop = new AbortController();
  const results: number[] = [];
  const begun: number[] = [];
  const first = Promise.withResolvers<void>();
  const running = takeStepOnMany({
    orders: numbers(10),
    atOnce: 2,
    signal: stop.signal,
    onResult: ({ order }) => results.push(order),
    take: (order) => {
      begun.push(order);
      return first.promise;
    },
  });
  stop.abort();
  first.resolve();
  await running;
  expect(begun).toEqual([0, 1]);
  expect(results).toEqual([0, 1]);
});

test('nothing to do is done at once', async () => {
  const results: unknown[] = [];
  await takeStepOnMany({
    orders: [],
    take: () => Promise.reject(new Error('none')),
    onResult: (result) => results.push(result),
    signal: new AbortController().signal,
  });
  expect(results).toEqual([]);
});
