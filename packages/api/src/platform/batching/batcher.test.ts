import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { refusal } from '../../testing/outcomes.ts';
import { Batcher } from './batcher.ts';

/** A queue whose groups end when the test says so. */
function steppedQueue(
  options: { maxBatchSize?: number; maxInFlight?: number; maxWaiting?: number } = {},
) {
  const groups: {
    requests: readonly number[];
    finish: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const queue = new Batcher<number, string>({
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
        groups.push({ requests, finish, fail: reject });
      }),
  });
  return { queue, groups };
}

const turn = () => sleep(1);

test('a lone request begins at once, without company', async () => {
  const { queue, groups } = steppedQueue();
  const answer = queue.add(1);
  await turn();
  expect(groups.map(({ requests }) => requests)).toEqual([[1]]);
  groups[0]?.finish();
  expect(await answer).toBe('did 1');
});

test('requests of one moment go together, later ones with all that waited meanwhile, in order of arrival', async () => {
  const { queue, groups } = steppedQueue();
  void queue.add(1);
  void queue.add(2);
  await turn();
  void queue.add(3);
  await turn();
  void queue.add(4);
  await turn();
  expect(groups.map(({ requests }) => requests)).toEqual([[1, 2]]);
  groups[0]?.finish();
  await turn();
  expect(groups.map(({ requests }) => requests)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('groups and those under way have bounds', async () => {
  const { queue, groups } = steppedQueue({ maxBatchSize: 2, maxInFlight: 3 });
  for (let request = 1; request <= 9; request++) void queue.add(request);
  await turn();
  expect(groups.map(({ requests }) => requests)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect([queue.inFlight, queue.waiting]).toEqual([3, 3]);
  groups[1]?.finish();
  await turn();
  expect(groups.map(({ requests }) => requests)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ]);
});

test('each request gets its own answer, and its own failure', async () => {
  const { queue, groups } = steppedQueue();
  const answers = Promise.allSettled([queue.add(1), queue.add(-2), queue.add(3)]);
  await turn();
  groups[0]?.finish();
  expect(await answers).toEqual([
    { status: 'fulfilled', value: 'did 1' },
    { status: 'rejected', reason: new Error('no -2') },
    { status: 'fulfilled', value: 'did 3' },
  ]);
});

test('a group that breaks fails all of its requests and not the next group', async () => {
  const { queue, groups } = steppedQueue({ maxBatchSize: 2 });
  const answers = Promise.allSettled([queue.add(1), queue.add(2), queue.add(3)]);
  await turn();
  groups[0]?.fail(new Error('broken'));
  await turn();
  groups[1]?.finish();
  expect((await answers).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
    'fulfilled',
  ]);
});

test('past the bound a request is OVERLOADED at once', async () => {
  const { queue, groups } = steppedQueue({ maxWaiting: 2 });
  const first = queue.add(0);
  await turn();
  const waiting = [queue.add(1), queue.add(2)];
  expect((await refusal(queue.add(3))).reason).toBe('OVERLOADED');
  groups[0]?.finish();
  await first;
  await turn();
  groups[1]?.finish();
  expect(await Promise.all(waiting)).toEqual(['did 1', 'did 2']);
});

test('who leaves before the group begins is left out; who leaves later is not', async () => {
  const { queue, groups } = steppedQueue();
  const [early, late] = [new AbortController(), new AbortController()];
  const blocker = queue.add(0);
  await turn();
  const left = queue.add(1, early.signal);
  const stayed = queue.add(2, late.signal);
  early.abort();
  groups[0]?.finish();
  await blocker;
  expect((await refusal(left)).reason).toBe('CLIENT_CLOSED_REQUEST');
  await turn();
  late.abort();
  expect(groups[1]?.requests).toEqual([2]);
  groups[1]?.finish();
  expect(await stayed).toBe('did 2');
});

test('it is idle when nothing waits and nothing is under way', async () => {
  const { queue, groups } = steppedQueue({ maxBatchSize: 1 });
  await queue.idle();
  const answers = Promise.all([queue.add(1), queue.add(2)]);
  let idle = false;
  const waiting = queue.idle().then(() => (idle = true));
  await turn();
  groups[0]?.finish();
  await turn();
  expect(idle).toBe(false);
  groups[1]?.finish();
  await answers;
  await waiting;
  expect([queue.waiting, queue.inFlight]).toEqual([0, 0]);
});

test('when all who waited have left, it is idle', async () => {
  const { queue, groups } = steppedQueue();
  const blocker = queue.add(0);
  await turn();
  const left = new AbortController();
  const answer = refusal(queue.add(1, left.signal));
  left.abort();
  groups[0]?.finish();
  await blocker;
  await answer;
  await queue.idle();
  expect(groups).toHaveLength(1);
});
