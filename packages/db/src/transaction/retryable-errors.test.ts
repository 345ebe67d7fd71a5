import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { constraintOf, isConnectionLost, isRetryable, sqlStateOf } from './retryable-errors.ts';

// Under Jest, errors of Node belong to another realm than the tests: `instanceof Error` is false for them.
test('recognizes errors of another realm, and what they wrap', () => {
  const unreachable = `Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })`;
  expect(isConnectionLost(runInNewContext(unreachable))).toBe(true);
  expect(isConnectionLost(runInNewContext(`new AggregateError([${unreachable}])`))).toBe(true);
  expect(isConnectionLost(runInNewContext(`new AggregateError([new Error('else')])`))).toBe(false);

  const deadlock = runInNewContext(
    `new Error('wrapped', { cause: Object.assign(new Error('x'), { code: '40P01' }) })`,
  );
  expect([sqlStateOf(deadlock), isRetryable(deadlock)]).toEqual(['40P01', true]);
  const duplicate = runInNewContext(
    `Object.assign(new Error('x'), { nativeError: Object.assign(new Error('y'), { constraint: 'sku' }) })`,
  );
  expect(constraintOf(duplicate)).toBe('sku');
});

test.for([null, undefined, 'ECONNREFUSED', { code: 'ECONNREFUSED' }])(
  'is not misled by %s',
  (thrown) => {
    expect([sqlStateOf(thrown), isConnectionLost(thrown)]).toEqual([undefined, false]);
  },
);
