import { expect, test } from 'vitest';
import { purgeExpired, startRetention } from '../platform/retention/retention.ts';
import { startTestApi, storeTest, type TestStore } from '../testing/index.ts';
import { readConfig } from './config/config.ts';
import { retentionRules } from './retention.ts';

const settings = readConfig({});
const minute = 60_000;

/** Inserts a row whose period started at the timestamp `at`. */
const insertRow: Readonly<Record<string, string>> = {
  idempotency_keys: `INSERT INTO idempotency_keys (user_id, key, request_hash, order_id, created_at)
    SELECT user_id, at::text, '', id, at FROM orders, row`,
  order_receipts: `INSERT INTO order_receipts (order_id, next_attempt_at)
    SELECT orders.id + (SELECT count(*) FROM order_receipts), at FROM orders, row`,
  idempotent_calls: `INSERT INTO idempotent_calls (key_hash, content_hash, procedure, created_at)
    SELECT at::text::bytea, '', 'orders.ship', at FROM row`,
  sessions: `INSERT INTO sessions (token_hash, user_id, expires_at)
    SELECT at::text::bytea, user_id, at FROM orders, row`,
  password_resets: `INSERT INTO password_resets (token_hash, user_id, email, expires_at)
    SELECT at::text::bytea, user_id, 'a@example.com', at FROM orders, row`,
  email_verifications: `INSERT INTO email_verifications (user_id, email, verified, token_hash, expires_at)
    SELECT users.id, 'a@example.com', true, at::text::bytea, at FROM row, users
    WHERE users.id NOT IN (SELECT user_id FROM email_verifications) ORDER BY users.id LIMIT 1`,
  sign_in_addresses: `INSERT INTO sign_in_addresses (user_id, address_hash, last_used_at)
    SELECT user_id, at::text::bytea, at FROM orders, row`,
  security_events: `INSERT INTO security_events (kind, request_id, details, at)
    SELECT 'signed-in', 'r', '{}', at FROM row`,
  catalog_imports: `INSERT INTO catalog_imports (by_user_id, created_at)
    SELECT user_id, at FROM orders, row`,
  webhook_deliveries: `INSERT INTO webhook_deliveries (webhook_id, message_id, type, subject, body, created_at)
    SELECT webhooks.id, at::text, 'order.placed', 'order-1', '{}', at FROM webhooks, row`,
  rate_limits: `INSERT INTO rate_limits (key, points, expire)
    SELECT at::text, 1, extract(epoch FROM at AT TIME ZONE 'UTC')::bigint * 1000 FROM row`,
};

storeTest('purges rows of each kind after their period, and no others', async ({ store }) => {
  await prepare(store);
  for (const rule of retentionRules) {
    const { table, keptFor } = rule;
    const period = typeof keptFor === 'number' ? keptFor : settings[keptFor.setting];
    const before = await store.count(table);
    for (const age of [period - minute, period + minute]) await insert(store, table, age);
    expect(await purgeExpired(store.database, rule, settings), table).toBe(1);
    expect(await store.count(table), table).toBe(before + 1);
  }
  expect(await store.count('orders')).toBe(1);
  expect(await store.violations()).toEqual([]);
});

storeTest('a retry after the retention period places a new order', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const [old, young] = [await ada.place([[mug, 1]], 'old'), await ada.place([[mug, 1]], 'young')];
  await store.database.pool.query(
    `UPDATE idempotency_keys SET created_at = created_at - interval '31 days' WHERE key = 'old'`,
  );
  const { log, database } = store.services;
  const retention = startRetention({
    database,
    log,
    rules: retentionRules,
    settings,
    intervalMs: 20,
  });
  try {
    await expect.poll(() => store.count('idempotency_keys'), { timeout: 20_000 }).toBe(1);
  } finally {
    await retention.stop();
  }
  expect(await ada.place([[mug, 1]], 'young')).toEqual(young);
  expect((await ada.place([[mug, 1]], 'old')).id).not.toBe(old.id);
  expect(await ada.api.orders.get({ id: old.id })).toEqual(old);
});

storeTest('two processes purge many rows in batches at the same time', async ({ store }) => {
  await store.database.pool.query(
    `INSERT INTO rate_limits SELECT 'old' || n, 1, 0 FROM generate_series(1, 12000) n`,
  );
  const rule = retentionRules.find(({ table }) => table === 'rate_limits');
  if (rule === undefined) throw new Error('No retention rule for rate_limits');
  const purge = () => purgeExpired(store.database, rule, settings);
  const [one, two] = await Promise.all([purge(), purge()]);
  expect(one + two + (await purge())).toBe(12_000);
  expect(await store.count(`rate_limits WHERE key LIKE 'old%'`)).toBe(0);
});

test('a server rolls up its sales without being asked', async () => {
  await using api = await startTestApi();
  const ada = await api.store.customer();
  await ada.place([[await api.store.product(), 1]]);
  await expect.poll(() => api.store.count('sales_by_quarter_hour'), { timeout: 20_000 }).toBe(1);
});

/** One order and one webhook, which the rows refer to. */
async function prepare(store: TestStore): Promise<void> {
  const ada = await store.customer();
  await ada.place([[await store.product(), 1]]);
  await store.database.pool.query(
    `INSERT INTO webhooks (url, secret) VALUES ('https://shop.example', 'whsec_x')`,
  );
}

async function insert({ database }: TestStore, table: string, ageMs: number): Promise<void> {
  await database.pool.query(
    `WITH row AS (SELECT now() AT TIME ZONE 'UTC' - make_interval(secs => $1) AS at) ${insertRow[table]}`,
    [ageMs / 1000],
  );
}
