import { beforeEach, expect, test, vi } from 'vitest';
import { notify } from './notify.ts';
import { undoMs, undoPeriod } from './undo-period.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  vi.spyOn(notify, 'dismiss').mockReturnValue();
  return () => vi.useRealTimers();
});

test('runs the action after the undo period, and not before', async () => {
  vi.spyOn(notify, 'info').mockReturnValue();
  let result: boolean | undefined;
  const done = undoPeriod('Shipping').then((kept) => (result = kept));
  await vi.advanceTimersByTimeAsync(undoMs - 1);
  expect(result).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(await done).toBe(true);
  expect(notify.dismiss).toHaveBeenCalledOnce();
});

test('Undo and an abort keep the action from running', async () => {
  const info = vi.spyOn(notify, 'info').mockReturnValue();
  const undone = undoPeriod('Shipping');
  const action = info.mock.lastCall?.[1]?.action;
  if (!action || typeof action !== 'object' || !('onClick' in action)) throw new Error('No Undo');
  Reflect.apply(action.onClick, null, []);
  expect(await undone).toBe(false);

  const controller = new AbortController();
  const aborted = undoPeriod('Shipping', controller.signal);
  controller.abort();
  expect(await aborted).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test('leaving the shop runs the action immediately and makes the browser ask', async () => {
  vi.spyOn(notify, 'info').mockReturnValue();
  const kept = undoPeriod('Shipping');
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  expect(await kept).toBe(true);
});
