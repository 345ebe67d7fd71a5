import { expect, test } from 'vitest';
import { createLoopDelay } from './loop-delay.ts';

/** An event loop whose turns take as long as the test says. */
function pretendLoop() {
  let time = 0;
  let callbacks: (() => void)[] = [];
  const delay = createLoopDelay(
    () => time,
    (then) => void callbacks.push(then),
  );
  return {
    delay,
    wait: (milliseconds: number) => void (time += milliseconds),
    turn: (milliseconds: number) => {
      time += milliseconds;
      const due = callbacks;
      callbacks = [];
      for (const then of due) then();
    },
  };
}

test('one long turn is no overload, many are', () => {
  const { delay, turn } = pretendLoop();
  const settle = (milliseconds: number) => {
    delay();
    turn(0);
    turn(milliseconds);
    return delay();
  };
  expect(settle(1000)).toBe(200);
  expect(settle(0)).toBe(160);
  for (let count = 0; count < 20; count++) settle(1000);
  expect(delay()).toBeGreaterThan(900);
  for (let count = 0; count < 20; count++) settle(1);
  expect(delay()).toBeLessThan(20);
});

test('a turn that has not ended counts already', () => {
  const { delay, turn, wait } = pretendLoop();
  delay();
  turn(0);
  wait(10_000);
  expect(delay()).toBe(2000);
});

test('after a pause the past is forgotten', () => {
  const { delay, turn, wait } = pretendLoop();
  delay();
  turn(0);
  turn(50_000);
  expect(delay()).toBe(10_000);
  turn(0);
  turn(0);
  wait(2000);
  expect(delay()).toBe(0);
});

test('the real loop is measured', async () => {
  const delay = createLoopDelay();
  delay();
  await new Promise(setImmediate);
  const end = performance.now() + 500;
  while (performance.now() < end);
  // The turn that was just kept busy.
  expect(delay()).toBeGreaterThanOrEqual(100);
});
