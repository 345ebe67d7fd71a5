import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storeTest } from '../testing/index.ts';
import { createCursorSigner, openCursorSigner, type CursorSigner } from './cursor.ts';
import { DomainError } from './domain-error.ts';

const signer = createCursorSigner(randomBytes(32));
const anything = fc.string({ unit: 'binary' });
const position = fc.record({ key: anything, id: fc.bigInt({ min: 1n }).map(String) });

test('a cursor round-trips its position with any characters', () => {
  fc.assert(
    fc.property(position, anything, ({ key, id }, belongsTo) => {
      const cursor = signer.sign({ key, id }, belongsTo);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(signer.read(cursor, belongsTo)).toEqual({ key, id });
    }),
  );
});

// Failure case 27: docs/failure-cases.md
test('rejects a cursor of another list', () => {
  fc.assert(
    fc.property(position, anything, anything, (at, list, other) => {
      fc.pre(list !== other);
      expect(isRejected(signer, signer.sign(at, list), other)).toBe(true);
    }),
  );
});

// Failure case 27: docs/failure-cases.md
test('rejects a cursor with one changed bit', () => {
  fc.assert(
    fc.property(position, fc.nat(), fc.integer({ min: 0, max: 7 }), (at, where, bit) => {
      const bytes = Buffer.from(signer.sign(at, 'list'), 'base64url');
      const index = where % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      expect(isRejected(signer, bytes.toString('base64url'), 'list')).toBe(true);
    }),
  );
});

// Failure case 27: docs/failure-cases.md
test('rejects a cursor that is truncated, extended or encoded differently', () => {
  const cursor = signer.sign({ key: '2026-11-23T08:00:00.000001Z', id: '42' }, 'list');
  for (let length = 0; length < cursor.length; length++) {
    expect(isRejected(signer, cursor.slice(0, length), 'list'), `${length} characters`).toBe(true);
    expect(isRejected(signer, cursor.slice(length + 1), 'list'), `from ${length + 1}`).toBe(true);
  }
  for (const other of [`${cursor}A`, `${cursor}=`, `${cursor}==`, ` ${cursor}`, `${cursor}\n`]) {
    expect(isRejected(signer, other, 'list'), JSON.stringify(other)).toBe(true);
  }
});

// Failure case 27: docs/failure-cases.md
test('rejects arbitrary strings', () => {
  fc.assert(
    fc.property(fc.oneof(anything, fc.base64String(), fc.string({ minLength: 3000 })), (cursor) => {
      expect(isRejected(signer, cursor, 'list')).toBe(true);
    }),
  );
});

test('rejects a cursor signed with another secret', () => {
  const other = createCursorSigner(randomBytes(32));
  const cursor = other.sign({ key: '1.00', id: '1' }, 'list');
  expect(isRejected(signer, cursor, 'list')).toBe(true);
});

storeTest('processes that start concurrently share one secret', async ({ store }) => {
  await store.database.pool.query('DELETE FROM secrets');
  const signers = await Promise.all(
    Array.from({ length: 8 }, () => openCursorSigner(store.database)),
  );
  const at = { key: '1.00', id: '1' };
  for (const one of signers) {
    for (const other of signers) expect(other.read(one.sign(at, 'list'), 'list')).toEqual(at);
  }
});

function isRejected(reader: CursorSigner, cursor: string, belongsTo: string): boolean {
  try {
    reader.read(cursor, belongsTo);
    return false;
  } catch (error) {
    return error instanceof DomainError && error.reason === 'INVALID_CURSOR';
  }
}
