import { expect, test } from 'vitest';
import { LatencyRecorder } from './latency-recorder.ts';

const round = { warmUpSeconds: 1, until: { seconds: 2 } } as const;

test('counts what falls between the end of the warm-up and the end of the round', () => {
  const recorder = new LatencyRecorder(round, 0);

  recorder.record(900, 900);
  recorder.record(600, 1500);
  recorder.record(1000, 2500);
  recorder.record(1000, 3500);

  const { responses, seconds, perSecond, latency } = recorder.result();
  expect({ responses, seconds, perSecond }).toEqual({ responses: 2, seconds: 2, perSecond: 1 });
  expect([latency.p50, latency.max].map(Math.round)).toEqual([600, 1000]);
});

test('has no result when nothing was recorded', () => {
  const recorder = new LatencyRecorder(round, 0);
  recorder.record(1, 500);

  expect(() => recorder.result()).toThrow('no response during the round');
});
