import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { isDomainError } from './is-domain-error.ts';
import { messageOf } from '../start-error.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { describeError } from '../../platform/telemetry/describe-error.ts';
import { toDomainError } from '../../platform/trpc/translate-error.ts';

/** Under Jest, errors of Node belong to another realm than the tests: `instanceof Error` is false for them. */
function foreign(code: string): unknown {
  return runInNewContext(code);
}

test('an error of another realm gets the same reason as one of this realm', () => {
  const unreachable = foreign(`Object.assign(new Error('x'), { code: 'ECONNREFUSED' })`);
  expect(toDomainError(unreachable).reason).toBe('DATABASE_UNAVAILABLE');
  const closed = foreign(`new Error('Cannot use a pool after calling end on the pool')`);
  expect(toDomainError(closed).reason).toBe('SHUTTING_DOWN');
  expect(toDomainError(foreign(`new Error('else')`)).reason).toBe('INTERNAL');
});

test('an error of another realm is logged and shown with its message', () => {
  const error = foreign(`new TypeError('outer', { cause: new Error('inner') })`);
  expect(describeError(error)).toMatchObject({
    type: 'TypeError',
    message: 'outer',
    cause: { message: 'inner' },
  });
  expect(messageOf(error)).toBe('outer');
  expect(messageOf(foreign(`new AggregateError([new Error('a'), new Error('b')])`))).toBe('a; b');
});

test('isDomainError recognizes the errors of another copy of the package', () => {
  const other = foreign(
    `Object.assign(new Error('x'), { name: 'DomainError', reason: 'FORBIDDEN', details: {} })`,
  );
  expect(isDomainError(other)).toBe(true);
  expect(isDomainError(other, 'FORBIDDEN')).toBe(true);
  expect(isDomainError(other, 'IN_USE')).toBe(false);
  expect(isDomainError(new DomainError('FORBIDDEN', 'x', {}), 'FORBIDDEN')).toBe(true);
  expect(isDomainError(foreign(`new Error('x')`))).toBe(false);
});
