import { expect, test } from 'vitest';
import { createLoopDelay } from './loop-delay.ts';

/** A fake event loop whose iterations take as long as the test says. */
function fakeLoop() {
  let time = 0;
  let callbacks: (() => void)[] = [];
  const delay = createLoopDelay(
    () => time,
    (then) => void callbacks.push(then),
  );
  return {
    delay,
    wait: (milliseconds: number) => void (time += milliseconds),
    iterate: (milliseconds: number) => {
      time += milliseconds;
      const due = callbacks;
      callbacks = [];
      for (const then of due) then();
    },
  };
}

test('averages over iterations: many slow ones are an overload, a single one is not', () => {
  const { delay, iterate } = fakeLoop();
  const settle = (milliseconds: number) => {
    delay();
    iterate(0);
    iterate(milliseconds);
    return delay();
  };
  expect(settle(1000)).toBe(200);
  expect(settle(0)).toBe(160);
  for (let count = 0; count < 20; count++) settle(1000);
  expect(delay()).toBeGreaterThan(900);
  for (let count = 0; count < 20; count++) settle(1);
  expect(delay()).toBeLessThan(20);
});

test('counts an iteration that has not finished', () => {
  const { delay, iterate, wait } = fakeLoop();
  delay();
  iterate(0);
  wait(10_000);
  expect(delay()).toBe(2000);
});

test('resets after a pause', () => {
  const { delay, iterate, wait } = fakeLoop();
  delay();
  iterate(0);
  iterate(50_000);
  expect(delay()).toBe(10_000);
  iterate(0);
  iterate(0);
  wait(2000);
  expect(delay()).toBe(0);
});

test('measures the real event loop', async () => {
  const delay = createLoopDelay();
  delay();
  await new Promise(setImmediate);
  const end = performance.now() + 500;
  while (performance.now() < end);
  // The current iteration was blocked for 500 ms.
  expect(delay()).toBeGreaterThanOrEqual(100);
});
