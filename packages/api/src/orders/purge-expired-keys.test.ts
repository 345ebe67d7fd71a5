import { expect } from 'vitest';
import { storeTest } from '../testing/index.ts';
import { purgeExpiredKeys } from './purge-expired-keys.ts';

const day = 24 * 3_600_000;

storeTest('deletes keys after their retention and keeps their orders', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const [old, young] = [await ada.place([[mug, 1]], 'old'), await ada.place([[mug, 1]], 'young')];
  await store.database.pool.query(`
    UPDATE idempotency_keys SET created_at = created_at - CASE key WHEN 'old' THEN interval '25 hours' ELSE interval '23 hours' END`);

  expect(await purgeExpiredKeys(store.database, day)).toBe(1);

  expect(await ada.place([[mug, 1]], 'young')).toEqual(young);
  expect((await ada.place([[mug, 1]], 'old')).id).not.toBe(old.id);
  expect(await ada.api.orders.get({ id: old.id })).toEqual(old);
  expect(await store.violations()).toEqual([]);
});

storeTest('deletes many expired keys in batches, also concurrently', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const order = await ada.place([[mug, 1]]);
  await store.database.pool.query(
    `INSERT INTO idempotency_keys (user_id, key, request_hash, order_id, created_at)
     SELECT $1, 'key ' || n, '\\x00', $2, now() AT TIME ZONE 'UTC' - interval '2 days' FROM generate_series(1, 12000) n`,
    [ada.id, order.id],
  );
  const [one, two] = await Promise.all([
    purgeExpiredKeys(store.database, day),
    purgeExpiredKeys(store.database, day),
  ]);
  expect(one + two + (await purgeExpiredKeys(store.database, day))).toBe(12_000);
  expect(await store.count('idempotency_keys')).toBe(0);
});
