import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rejection } from '../../testing/outcomes.ts';
import { Batcher } from './batcher.ts';

/** A batcher whose batches finish when the test says so. */
function steppedBatcher(
  options: { maxBatchSize?: number; maxInFlight?: number; maxWaiting?: number } = {},
) {
  const batches: {
    requests: readonly number[];
    finish: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const batcher = new Batcher<number, string>({
    maxBatchSize: 100,
    maxInFlight: 1,
    maxWaiting: 1000,
    ...options,
    run: (requests) =>
      new Promise((resolve, reject) => {
        const finish = () =>
          resolve(
            requests.map((request) =>
              request < 0
                ? { status: 'rejected', reason: new Error(`no ${request}`) }
                : { status: 'fulfilled', value: `did ${request}` },
            ),
          );
        batches.push({ requests, finish, fail: reject });
      }),
  });
  return { batcher, batches };
}

const tick = () => sleep(1);

test('starts a single request immediately', async () => {
  const { batcher, batches } = steppedBatcher();
  const answer = batcher.add(1);
  await tick();
  expect(batches.map(({ requests }) => requests)).toEqual([[1]]);
  batches[0]?.finish();
  expect(await answer).toBe('did 1');
});

test('batches requests of one tick, and later those that waited, in order of arrival', async () => {
  const { batcher, batches } = steppedBatcher();
  void batcher.add(1);
  void batcher.add(2);
  await tick();
  void batcher.add(3);
  await tick();
  void batcher.add(4);
  await tick();
  expect(batches.map(({ requests }) => requests)).toEqual([[1, 2]]);
  batches[0]?.finish();
  await tick();
  expect(batches.map(({ requests }) => requests)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('limits the size of a batch and the number of batches in flight', async () => {
  const { batcher, batches } = steppedBatcher({ maxBatchSize: 2, maxInFlight: 3 });
  for (let request = 1; request <= 9; request++) void batcher.add(request);
  await tick();
  expect(batches.map(({ requests }) => requests)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect([batcher.inFlight, batcher.waiting]).toEqual([3, 3]);
  batches[1]?.finish();
  await tick();
  expect(batches.map(({ requests }) => requests)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
});

test('gives each request its own result or error', async () => {
  const { batcher, batches } = steppedBatcher();
  const answers = Promise.allSettled([batcher.add(1), batcher.add(-2), batcher.add(3)]);
  await tick();
  batches[0]?.finish();
  expect(await answers).toEqual([
    { status: 'fulfilled', value: 'did 1' },
    { status: 'rejected', reason: new Error('no -2') },
    { status: 'fulfilled', value: 'did 3' },
  ]);
});

test('a failed batch rejects all of its requests but not the next batch', async () => {
  const { batcher, batches } = steppedBatcher({ maxBatchSize: 2 });
  const answers = Promise.allSettled([batcher.add(1), batcher.add(2), batcher.add(3)]);
  await tick();
  batches[0]?.fail(new Error('broken'));
  await tick();
  batches[1]?.finish();
  expect((await answers).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
  ]);
});

test('rejects a request with OVERLOADED immediately when too many wait', async () => {
  const { batcher, batches } = steppedBatcher({ maxWaiting: 2 });
  const first = batcher.add(0);
  await tick();
  const waiting = [batcher.add(1), batcher.add(2)];
  expect((await rejection(batcher.add(3))).reason).toBe('OVERLOADED');
  batches[0]?.finish();
  await first;
  await tick();
  batches[1]?.finish();
  expect(await Promise.all(waiting)).toEqual(['did 1', 'did 2']);
});

test('skips a request that is aborted before its batch starts, but not after', async () => {
  const { batcher, batches } = steppedBatcher();
  const [early, late] = [new AbortController(), new AbortController()];
  const blocker = batcher.add(0);
  await tick();
  const aborted = batcher.add(1, early.signal);
  const kept = batcher.add(2, late.signal);
  early.abort();
  batches[0]?.finish();
  await blocker;
  expect((await rejection(aborted)).reason).toBe('CLIENT_CLOSED_REQUEST');
  await tick();
  late.abort();
  expect(batches[1]?.requests).toEqual([2]);
  batches[1]?.finish();
  expect(await kept).toBe('did 2');
});

test('is idle when nothing waits and nothing is in flight', async () => {
  const { batcher, batches } = steppedBatcher({ maxBatchSize: 1 });
  await batcher.idle();
  const answers = Promise.all([batcher.add(1), batcher.add(2)]);
  let idle = false;
  const waiting = batcher.idle().then(() => (idle = true));
  await tick();
  batches[0]?.finish();
  await tick();
  expect(idle).toBe(false);
  batches[1]?.finish();
  await answers;
  await waiting;
  expect([batcher.waiting, batcher.inFlight]).toEqual([0, 0]);
});

test('is idle when all waiting requests are aborted', async () => {
  const { batcher, batches } = steppedBatcher();
  const blocker = batcher.add(0);
  await tick();
  const aborter = new AbortController();
  const answer = rejection(batcher.add(1, aborter.signal));
  aborter.abort();
  batches[0]?.finish();
  await blocker;
  await answer;
  await batcher.idle();
  expect(batches).toHaveLength(1);
});
