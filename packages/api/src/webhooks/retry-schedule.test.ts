import { expect, test } from 'vitest';
import { nextDelayMs, retryDelaysMs } from './retry-schedule.ts';

const hour = 3_600_000;

test('spreads ten attempts over about three days with growing delays', () => {
  expect(retryDelaysMs).toHaveLength(9);
  expect(retryDelaysMs).toEqual(retryDelaysMs.toSorted((a, b) => a - b));
  const total = retryDelaysMs.reduce((sum, delay) => sum + delay);
  expect(total / (24 * hour)).toBeGreaterThan(2.5);
  expect(total / (24 * hour)).toBeLessThan(3.5);
});

test('jitters by a fifth, honors Retry-After up to a day and ends after the last attempt', () => {
  for (let attempts = 1; attempts <= retryDelaysMs.length; attempts++) {
    const delay = retryDelaysMs[attempts - 1] ?? 0;
    const next = nextDelayMs(attempts, null) ?? 0;
    expect(next).toBeGreaterThanOrEqual(delay * 0.8 - 1);
    expect(next).toBeLessThanOrEqual(delay * 1.2 + 1);
  }
  expect(nextDelayMs(1, hour)).toBe(hour);
  expect(nextDelayMs(1, 1000 * hour)).toBe(24 * hour);
  expect(nextDelayMs(10, null)).toBeNull();
  expect(nextDelayMs(10, hour)).toBeNull();
});
