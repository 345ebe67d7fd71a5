import { expect, test } from 'vitest';
import { rememberCallers } from './remembered-callers.ts';

const ada = {
  id: '1',
  name: 'Ada',
  role: 'customer',
  sessionId: '1',
  keyId: null,
  keyScopes: null,
} as const;

test('remembers callers by token until they are removed', () => {
  const callers = rememberCallers();
  expect(callers.recall('a')).toBeUndefined();
  callers.remember('a', ada);
  expect(callers.recall('a')).toBe(ada);
  callers.remember('a', { ...ada, role: 'staff' });
  expect(callers.recall('a')?.role).toBe('staff');
  callers.remove('a');
  expect(callers.recall('a')).toBeUndefined();
});

test('remembers no caller without a token, and at most the maximum', () => {
  const callers = rememberCallers(3);
  callers.remember(null, ada);
  callers.remove(null);
  expect(callers.recall(null)).toBeUndefined();
  for (const token of ['a', 'b', 'c', 'd']) callers.remember(token, ada);
  expect(['a', 'b', 'c', 'd'].filter((token) => callers.recall(token))).toEqual(['b', 'c', 'd']);
});
