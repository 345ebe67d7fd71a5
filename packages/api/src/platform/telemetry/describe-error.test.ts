import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

const statements: readonly [code: string, sql: string, values: readonly string[]][] = [
  ['23505', 'INSERT INTO users (email, name) VALUES ($1, $1), ($1, $1)', ['ada@example.com']],
  ['22P02', 'SELECT $1::bigint', ['s3cret']],
  ['22007', 'SELECT $1::timestamp', ['s3cret']],
  ['22001', 'INSERT INTO users (email, name) VALUES ($1, $1)', ['s3cret'.repeat(100)]],
  ['23514', 'INSERT INTO products (sku, name, price) VALUES ($1, $1, -1)', ['s3cret']],
  ['23502', 'INSERT INTO users (email) VALUES ($1)', ['s3cret']],
];

databaseTest('describes database errors without values', async ({ database }) => {
  for (const [code, sql, values] of statements) {
    const bindings = Array.from(
      sql.matchAll(/\$(\d)/g),
      ([, place]) => values[Number(place) - 1] ?? '',
    );
    for (const send of [
      () => database.pool.query(sql, [...values]),
      () => database.knex.raw(sql.replaceAll(/\$\d/g, '?'), bindings),
    ]) {
      const error: unknown = await send().then(
        () => 'no error',
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ code });
      const described = describeError(new Error('outside', { cause: error }));
      expect(described.cause).toMatchObject({ code, stack: expect.stringContaining(' at ') });
      expect(JSON.stringify(described), code).not.toMatch(/s3cret|ada@example/);
    }
  }
});

test('describes an error with its cause, but no value that is not an Error', () => {
  const error = new TypeError('outer', { cause: new RangeError('inner') });
  expect(describeError(error)).toMatchObject({
    type: 'TypeError',
    message: 'outer',
    cause: { type: 'RangeError', message: 'inner' },
  });
  expect(describeError({ password: 's3cret' })).toEqual({
    type: 'object',
    message: 'the thrown value is not an Error',
  });
});

test('stops at a circular chain of causes', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).match(/"round"/g)).toHaveLength(6);
});
