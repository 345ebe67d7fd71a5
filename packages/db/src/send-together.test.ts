import { expect, vi } from 'vitest';
import { databaseTest } from './testing/database-test.ts';
import { Duplex } from 'node:stream';

databaseTest(
  'writes the statements of one event loop turn to the socket in one write',
  async ({ database }) => {
    const client = await database.pool.connect();
    try {
      const { stream } = connectionOf(client);
      const writes = [vi.spyOn(stream, '_write'), vi.spyOn(stream, '_writev')];
      const results = await Promise.all(
        ['BEGIN', 'SELECT 1 AS n', 'SELECT 2 AS n', 'COMMIT'].map((text) => client.query(text)),
      );
      expect(results.map(({ rows }) => rows)).toEqual([[], [{ n: 1 }], [{ n: 2 }], []]);
      await client.query('SELECT 3');
      expect(writes.reduce((sum, { mock }) => sum + mock.calls.length, 0)).toBe(2);
    } finally {
      client.release();
    }
  },
);

function connectionOf(client: object): { readonly stream: Duplex } {
  if ('connection' in client && typeof client.connection === 'object' && client.connection !== null)
    if ('stream' in client.connection && client.connection.stream instanceof Duplex)
      return { stream: client.connection.stream };
  throw new Error('The connection has no stream');
}
