import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { rejection, TestStore } from '../../testing/index.ts';

databaseTest('staff store a limited amount of rows in an hour', async ({ database }) => {
  const store = await TestStore.open(database, { env: { RATE_LIMIT: 'on' } });
  const { id: staffId, api } = await store.staff();
  const { id } = await api.catalog.beginImport();
  const text = `sku,name\n${'A,A\n'.repeat(1000)}`;
  await api.catalog.uploadPart({ id, part: 1, text });
  expect((await rejection(api.webhooks.redeliver({ deliveryId: '1' }))).reason).toBe(
    'DELIVERY_NOT_FOUND',
  );
  const { rows } = await database.pool.query(
    `SELECT split_part(key, ':', 1) AS class, points FROM rate_limits
     WHERE key IN ($1, $2) ORDER BY key`,
    [`importedKilobytes:staff:${staffId}`, `redeliveries:staff:${staffId}`],
  );
  expect(rows).toEqual([
    { class: 'importedKilobytes', points: 4 },
    { class: 'redeliveries', points: 1 },
  ]);

  await database.pool.query('UPDATE rate_limits SET points = 2 ^ 20');
  const calls = [
    () => api.catalog.uploadPart({ id, part: 2, text }),
    () => api.catalog.addToImport({ id, csv: text, firstLine: 2 }),
    () => api.catalog.import({ csv: text }),
    () => api.webhooks.redeliver({ deliveryId: '1' }),
  ];
  await database.pool.query(`DELETE FROM rate_limits WHERE key LIKE 'changing:%'`);
  for (const call of calls) expect((await rejection(call())).reason).toBe('RATE_LIMITED');
  expect(await api.catalog.getImport({ id })).toMatchObject({ parts: 1 });
});
