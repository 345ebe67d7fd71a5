import { expect, test } from 'vitest';
import { Stopwatch } from './stopwatch.ts';

const round = { warmUpSeconds: 1, until: { seconds: 2 } } as const;

test('at a closed loop counts what ends in the round', () => {
  const at = performance.now();
  const watch = new Stopwatch({ ...round, pace: { callers: 1 } });

  watch.record(at, at + 900);
  watch.record(at + 900, at + 1500);
  watch.record(at + 1500, at + 2500);
  watch.record(at + 2500, at + 3500);

  const { answers, seconds, perSecond, latency } = watch.result();
  expect({ answers, seconds, perSecond }).toEqual({ answers: 2, seconds: 2, perSecond: 1 });
  expect([latency.p50, latency.max].map(Math.round)).toEqual([600, 1000]);
});

test('at a constant rate counts what begins in the round, however late it ends', () => {
  const at = performance.now();
  const watch = new Stopwatch({ ...round, pace: { perSecond: 1 } });

  watch.record(at + 500, at + 1500);
  watch.record(at + 1500, at + 1600);
  watch.record(at + 2500, at + 9500);
  watch.record(at + 3500, at + 3600);

  const { answers, latency } = watch.result();
  expect(answers).toBe(2);
  expect(Math.round(latency.max)).toBe(7000);
});

test('has no result when nothing was answered in the round', () => {
  const watch = new Stopwatch(round);
  watch.record(performance.now(), performance.now());

  expect(() => watch.result()).toThrow('Nothing was answered');
});
