import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { refusal } from '../../testing/outcomes.ts';
import { singleFlight } from './single-flight.ts';

/** A shared read whose runs end when the test says so; each answers with its number. */
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

const turn = () => sleep(1);

test('a lone read begins at once', () => {
  const { read, runs } = steppedReads();
  void read({ page: 1 });
  expect(runs).toHaveLength(1);
});

test('whoever asks while a read is under way shares the next one, which begins after they asked', async () => {
  const { read, runs } = steppedReads();
  const first = read({ page: 1 });
  const others = [read({ page: 1 }), read({ page: 1 }), read({ page: 1 })];
  await turn();
  expect(runs).toHaveLength(1);
  runs[0]?.finish();
  await turn();
  expect(runs).toHaveLength(2);
  const later = read({ page: 1 });
  runs[1]?.finish();
  await turn();
  runs[2]?.finish();

  expect(await first).toBe('run 1');
  expect(await Promise.all(others)).toEqual(['run 2', 'run 2', 'run 2']);
  expect(await later).toBe('run 3');
  expect(runs).toHaveLength(3);
});

test('another input has a read of its own, at once', () => {
  const { read, runs } = steppedReads();
  void read({ page: 1 });
  void read({ page: 2 });
  expect(runs.map(({ input }) => input)).toEqual([{ page: 1 }, { page: 2 }]);
});

test('a read that fails fails for those who shared it, and for nobody else', async () => {
  const { read, runs } = steppedReads();
  const first = refusal(read({}));
  const second = read({});
  runs[0]?.fail(new Error('no'));
  expect((await first).reason).toBe('INTERNAL');
  await turn();
  runs[1]?.finish();
  expect(await second).toBe('run 2');
});

test('after the last one has ended a read begins at once again', async () => {
  const { read, runs } = steppedReads();
  for (const number of [1, 2, 3]) {
    const answer = read({});
    expect(runs).toHaveLength(number);
    runs.at(-1)?.finish();
    expect(await answer).toBe(`run ${number}`);
  }
});
