import { TRPCError } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../shared/domain-error.ts';
import { allReasons } from '../../shared/reasons.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

const secret = 'SELECT password FROM users';

function withCode(code: string, message = secret): Error {
  return Object.assign(new Error(message), { code });
}

/** Wraps an error as Objection wraps errors of the driver. */
function wrapped(nativeError: Error): Error {
  return Object.assign(new Error(`db error: ${nativeError.message}`), { nativeError });
}

describe('translates errors of the database and its connection', () => {
  test.for<[string, Error, string]>([
    ['a broken pipe', withCode('EPIPE'), 'DATABASE_UNAVAILABLE'],
    ['a statement timeout', withCode('57014'), 'TIMEOUT'],
    ['a lock timeout', withCode('55P03'), 'OVERLOADED'],
    ['an idle transaction timeout', withCode('25P03'), 'TIMEOUT'],
    ['too many connections', withCode('53300'), 'OVERLOADED'],
    ['a deadlock after all retries', withCode('40P01'), 'OVERLOADED'],
    ['a serialization failure after all retries', withCode('40001'), 'OVERLOADED'],
    ['a number out of range', withCode('22003'), 'OUT_OF_RANGE'],
    ['a terminated backend', withCode('57P01'), 'DATABASE_UNAVAILABLE'],
    ['a server that is starting', withCode('57P03'), 'DATABASE_UNAVAILABLE'],
    ['a full disk', withCode('53100'), 'DATABASE_UNAVAILABLE'],
    ['a read-only server', withCode('25006'), 'DATABASE_UNAVAILABLE'],
    ['a lost connection', withCode('08006'), 'DATABASE_UNAVAILABLE'],
    ['a refused connection', withCode('ECONNREFUSED'), 'DATABASE_UNAVAILABLE'],
    ['a reset connection', withCode('ECONNRESET'), 'DATABASE_UNAVAILABLE'],
    ['several addresses', new AggregateError([withCode('ECONNREFUSED')]), 'DATABASE_UNAVAILABLE'],
    ['a closed socket', new Error('Connection terminated unexpectedly'), 'DATABASE_UNAVAILABLE'],
    [
      'a closed pool',
      new Error('Cannot use a pool after calling end on the pool'),
      'SHUTTING_DOWN',
    ],
    ['a syntax error', withCode('42601'), 'INTERNAL'],
    ['an unexpected check violation', withCode('23514'), 'INTERNAL'],
    ['anything else', new Error(secret), 'INTERNAL'],
  ])('%s', ([_what, error, reason]) => {
    const forms = [
      error,
      wrapped(error),
      new Error('outer', { cause: error }),
      new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }),
    ];
    for (const form of forms) {
      const answer = toDomainError(form);
      expect(answer.reason).toBe(reason);
      expect(answer.message).not.toContain(secret);
      expect(answer.details).toEqual({});
    }
  });
});

test('an exhausted pool gives OVERLOADED', () => {
  const error = new Error('timeout exceeded when trying to connect');
  expect(toDomainError(error).reason).toBe('OVERLOADED');
});

test.for([undefined, null, 'text', 42, {}])('a thrown %j gives INTERNAL', (thrown) => {
  expect(toDomainError(thrown).reason).toBe('INTERNAL');
});

test('keeps a DomainError, also wrapped by tRPC', () => {
  const error = new DomainError('OUT_OF_RANGE', 'The value is too large', {});
  expect(toDomainError(error)).toBe(error);
  expect(toDomainError(toTRPCError(error))).toBe(error);
  expect(toTRPCError(error)).toMatchObject({
    code: 'BAD_REQUEST',
    message: 'The value is too large',
  });
});

test('retryable reasons have tRPC codes that say so', () => {
  const retryable = [...allReasons().values()].filter((reason) => reason.retryable);
  expect(new Set(retryable.map(({ code }) => code))).toEqual(
    new Set(['SERVICE_UNAVAILABLE', 'TIMEOUT', 'TOO_MANY_REQUESTS', 'CLIENT_CLOSED_REQUEST']),
  );
});
