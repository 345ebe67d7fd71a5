import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createBatchLimiter, type BatchLimiter } from './batch-limiter.ts';

test('starts calls in batches up to the limit in flight', async () => {
  const { started, call } = callsThrough(createBatchLimiter({ maxInFlight: 2, maxBatchSize: 3 }));
  for (let n = 1; n <= 8; n += 1) void call();
  await expect.poll(() => started.length).toBe(6);
  await nextTurn();
  expect(started).toHaveLength(6);
});

test('starts the next batch with all waiting calls once a batch has settled', async () => {
  const { started, call } = callsThrough(createBatchLimiter({ maxInFlight: 1, maxBatchSize: 100 }));
  const early = [call(), call()];
  await expect.poll(() => started.length).toBe(2);
  const late = [call(), call(), call()];
  started[0]?.resolve(0);
  await nextTurn();
  expect(started).toHaveLength(2);
  started[1]?.resolve(1);
  await expect.poll(() => started.length).toBe(5);
  for (const [index, { resolve }] of started.entries()) resolve(index);
  expect(await Promise.all([...early, ...late])).toEqual([0, 1, 2, 3, 4]);
});

test('a rejected call rejects only for its caller and frees its slot', async () => {
  const { started, call } = callsThrough(createBatchLimiter({ maxInFlight: 1, maxBatchSize: 2 }));
  const [first, second, third] = [call(), call(), call()];
  await expect.poll(() => started.length).toBe(2);
  started[0]?.reject(new Error('sold out'));
  started[1]?.resolve(1);
  await expect(first).rejects.toThrow('sold out');
  expect(await second).toBe(1);
  await expect.poll(() => started.length).toBe(3);
  started[2]?.resolve(2);
  expect(await third).toBe(2);
});

function callsThrough(limit: BatchLimiter) {
  const started: PromiseWithResolvers<number>[] = [];
  const call = () =>
    limit(() => {
      const result = Promise.withResolvers<number>();
      started.push(result);
      return result.promise;
    });
  return { started, call };
}
