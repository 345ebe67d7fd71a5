import { expect, test } from 'vitest';
import { readConfig } from './config/config.ts';
import { startRetention } from './retention.ts';
import { startTestApi, storeTest } from '../testing/index.ts';

/** Inserts one expired and one current row into each table with a retention. */
const rows = `
  WITH u AS (SELECT max(id) AS id FROM users), o AS (SELECT max(id) AS id FROM orders),
       ages (age) AS (VALUES (interval '0'), (interval '400 days')),
       a AS (SELECT age, now() AT TIME ZONE 'UTC' - age AS at FROM ages),
  keys AS (INSERT INTO idempotency_keys (user_id, key, request_hash, order_id, created_at)
    SELECT u.id, age::text, '', o.id, at FROM u, o, a),
  old_sessions AS (INSERT INTO sessions (token_hash, user_id, expires_at)
    SELECT age::text::bytea, u.id, at + interval '1 hour' FROM u, a),
  events AS (INSERT INTO security_events (kind, request_id, details, at) SELECT 'signed-in', 'r', '{}', at FROM a),
  resets AS (INSERT INTO password_resets (token_hash, user_id, email, expires_at)
    SELECT age::text::bytea, u.id, 'a@example.com', at + interval '1 hour' FROM u, a),
  addresses AS (INSERT INTO sign_in_addresses (user_id, address_hash, last_used_at)
    SELECT u.id, age::text::bytea, at FROM u, a),
  counts AS (INSERT INTO rate_limits (key, points, expire)
    SELECT age::text, 1, extract(epoch FROM now() - age)::bigint * 1000 + 3600000 FROM a),
  imports AS (INSERT INTO catalog_imports (by_user_id, created_at) SELECT u.id, at FROM u, a),
  hook AS (INSERT INTO webhooks (url, secret) VALUES ('https://shop.example', 'whsec_x') RETURNING id)
  INSERT INTO webhook_deliveries (webhook_id, message_id, type, subject, body, created_at)
    SELECT hook.id, age::text, 'order.placed', 'order-1', '{}', at FROM hook, a`;

const tables = [
  'idempotency_keys',
  'security_events',
  'password_resets',
  'sign_in_addresses',
  'rate_limits',
  'catalog_imports',
  'webhook_deliveries',
] as const;

storeTest('purges expired rows of every table and keeps the others', async ({ store }) => {
  const ada = await store.customer();
  await ada.place([[await store.product(), 1]]);
  const sessions = await store.count('sessions');
  await store.database.pool.query(rows);
  for (const table of tables) expect(await store.count(table), table).toBe(2);

  const { log } = store.services;
  const config = readConfig({});
  const retention = startRetention(store.database, log, config, {
    intervalMs: 20,
  });
  try {
    for (const table of tables)
      await expect.poll(() => store.count(table), { timeout: 20_000, message: table }).toBe(1);
    await expect.poll(() => store.count('sessions'), { timeout: 20_000 }).toBe(sessions + 1);
  } finally {
    await retention.stop();
  }
});

test('a server rolls up its sales in the background', async () => {
  await using api = await startTestApi();
  const ada = await api.store.customer();
  await ada.place([[await api.store.product(), 1]]);
  await expect.poll(() => api.store.count('sales_by_quarter_hour'), { timeout: 20_000 }).toBe(1);
});
