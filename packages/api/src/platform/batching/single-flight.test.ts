import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { rejection } from '../../testing/outcomes.ts';
import { singleFlight } from './single-flight.ts';

/** Single-flight reads that finish when the test says so; each returns its number. */
function steppedReads() {
  const runs: { input: object; finish: () => void; fail: (error: Error) => void }[] = [];
  const read = singleFlight(
    (input: object) =>
      new Promise<string>((resolve, reject) => {
        const number = runs.length + 1;
        runs.push({ input, finish: () => resolve(`run ${number}`), fail: reject });
      }),
  );
  return { read, runs };
}

const tick = () => sleep(1);

test('starts a single read immediately', () => {
  const { read, runs } = steppedReads();
  void read({ page: 1 });
  expect(runs).toHaveLength(1);
});

test('callers during a read share the next read, which starts after their calls', async () => {
  const { read, runs } = steppedReads();
  const first = read({ page: 1 });
  const others = [read({ page: 1 }), read({ page: 1 }), read({ page: 1 })];
  await tick();
  expect(runs).toHaveLength(1);
  runs[0]?.finish();
  await tick();
  expect(runs).toHaveLength(2);
  const later = read({ page: 1 });
  runs[1]?.finish();
  await tick();
  runs[2]?.finish();

  expect(await first).toBe('run 1');
  expect(await Promise.all(others)).toEqual(['run 2', 'run 2', 'run 2']);
  expect(await later).toBe('run 3');
  expect(runs).toHaveLength(3);
});

test('reads different inputs separately and at once', () => {
  const { read, runs } = steppedReads();
  void read({ page: 1 });
  void read({ page: 2 });
  expect(runs.map(({ input }) => input)).toEqual([{ page: 1 }, { page: 2 }]);
});

test('a failed read rejects only the callers that shared it', async () => {
  const { read, runs } = steppedReads();
  const first = rejection(read({}));
  const second = read({});
  runs[0]?.fail(new Error('no'));
  expect((await first).reason).toBe('INTERNAL');
  await tick();
  runs[1]?.finish();
  expect(await second).toBe('run 2');
});

test('starts a read immediately after the previous one has finished', async () => {
  const { read, runs } = steppedReads();
  for (const number of [1, 2, 3]) {
    const answer = read({});
    expect(runs).toHaveLength(number);
    runs.at(-1)?.finish();
    expect(await answer).toBe(`run ${number}`);
  }
});
