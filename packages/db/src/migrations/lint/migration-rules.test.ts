import { testServer } from '../../testing/database-test.ts';
import { describe, expect, test } from 'vitest';
import { expansionOf } from '../../testing/expand-schema.ts';
import { cloneTestDatabase } from '../../testing/index.ts';
import { acceptedHazards } from './accepted-hazards.ts';
import { captureStatements } from './capture-statements.ts';
import { findHazards } from './find-hazards.ts';

test('no migration locks a large table or removes what the previous release uses', async () => {
  await using database = await cloneTestDatabase(testServer().url);
  const captured = await captureStatements(database.knex);
  const hazardous: string[] = [];
  for (const [name, statements] of captured) {
    expect(statements.length, name).toBeGreaterThan(0);
    const hazards = await findHazards(statements);
    if (hazards.length > 0) hazardous.push(name);
    if (name in acceptedHazards) continue;
    const messages = hazards.map(
      ({ statement, problem, instead }) => `${problem}\n  ${statement}\n  Instead: ${instead}`,
    );
    expect(messages, `${name}; see docs/upgrades.md`).toEqual([]);
  }
  // The list of accepted hazards has no superfluous entries.
  expect(Object.keys(acceptedHazards)).toEqual(hazardous);
});

describe('rejects', () => {
  test.for([
    ['CREATE INDEX i ON orders (id)', 'CREATE INDEX blocks'],
    ['CREATE UNIQUE INDEX i ON orders (id)', 'CREATE INDEX blocks'],
    ['DROP INDEX i', 'DROP INDEX waits'],
    ['ALTER TABLE orders ADD COLUMN c uuid DEFAULT gen_random_uuid()', 'volatile default'],
    ['ALTER TABLE orders ADD COLUMN c timestamp DEFAULT clock_timestamp()', 'volatile default'],
    ['ALTER TABLE orders ADD COLUMN c int GENERATED ALWAYS AS (1) STORED', 'volatile default'],
    ['ALTER TABLE orders ADD COLUMN c bigserial NOT NULL', 'volatile default'],
    ['ALTER TABLE orders ADD COLUMN c int NOT NULL', 'without a default'],
    ['ALTER TABLE orders ADD COLUMN c int UNIQUE', 'builds its index'],
    ['ALTER TABLE orders ADD COLUMN c int REFERENCES users', 'scans the table'],
    ['ALTER TABLE orders ALTER c SET NOT NULL', 'SET NOT NULL scans'],
    ['ALTER TABLE orders ALTER c TYPE text', 'rewrites the table'],
    ['ALTER TABLE orders ADD CHECK (c > 0)', 'scans the table'],
    ['ALTER TABLE orders ADD FOREIGN KEY (c) REFERENCES users', 'scans the table'],
    ['ALTER TABLE orders ADD UNIQUE (c)', 'builds its index'],
    ['ALTER TABLE orders ADD EXCLUDE USING gist (c WITH =)', 'not known'],
    ['ALTER TABLE orders SET LOGGED', 'not known'],
    ['ALTER TABLE orders DROP COLUMN c', 'still uses'],
    ['ALTER TABLE orders RENAME COLUMN c TO d', 'uses the old name'],
    ['ALTER TABLE orders RENAME TO sales', 'uses the old name'],
    ['DROP TABLE orders', 'still uses'],
    ['UPDATE orders SET c = 1', 'in one statement'],
    ['DELETE FROM orders', 'in one statement'],
    ['TRUNCATE orders', 'blocks reads and writes'],
    ['LOCK TABLE orders', 'blocks reads and writes'],
    ['VACUUM FULL orders', 'blocks reads and writes'],
    [`DO $$ BEGIN EXECUTE 'DROP TABLE orders'; END $$`, 'not known'],
    // Creating one table does not make another one new.
    ['CREATE TABLE t (id int); CREATE INDEX i ON orders (id)', 'CREATE INDEX blocks'],
  ])('%s', async ([statement = '', problem = '']) => {
    const hazards = await findHazards([statement]);
    expect(hazards).toHaveLength(1);
    expect(hazards[0]?.problem).toContain(problem);
  });
});

describe('accepts', () => {
  test.for([
    'CREATE TABLE t (id bigserial PRIMARY KEY, c int UNIQUE CHECK (c > 0)); CREATE INDEX i ON t (c); ALTER TABLE t ADD UNIQUE (c); UPDATE t SET c = 1',
    'CREATE INDEX CONCURRENTLY i ON orders (id)',
    'DROP INDEX CONCURRENTLY i',
    'ANALYZE orders',
    'ALTER TABLE orders ADD COLUMN c text',
    `ALTER TABLE orders ADD COLUMN c varchar(9) NOT NULL DEFAULT 'x'::varchar`,
    'ALTER TABLE orders ADD COLUMN c timestamp NOT NULL DEFAULT now()',
    'ALTER TABLE orders ADD COLUMN c timestamp DEFAULT CURRENT_TIMESTAMP',
    'ALTER TABLE orders ALTER c SET DEFAULT gen_random_uuid()',
    'ALTER TABLE orders ALTER c DROP NOT NULL',
    'ALTER TABLE orders ADD CONSTRAINT x CHECK (c > 0) NOT VALID',
    'ALTER TABLE orders ADD FOREIGN KEY (c) REFERENCES users NOT VALID',
    'ALTER TABLE orders VALIDATE CONSTRAINT x',
    'ALTER TABLE orders ADD CONSTRAINT x CHECK (c IS NOT NULL) NOT VALID; ALTER TABLE orders VALIDATE CONSTRAINT x; ALTER TABLE orders ALTER c SET NOT NULL',
    'ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX i',
    'INSERT INTO secrets (name) VALUES (1)',
    // The expansion that the test of the previous release applies.
    ...expansionOf(['orders', 'products']),
  ])('%s', async (statement) => {
    expect(await findHazards([statement])).toEqual([]);
  });
});
