import { renumberRestoredEvents } from '@order-store/db';
import { expect } from 'vitest';
import { storeTest, type TestStore } from '../testing/index.ts';
import { feedDeliveries } from './feed-deliveries.ts';

storeTest('advances the position without webhooks', async ({ store }) => {
  const { database } = store;
  const customer = await store.customer();
  const product = await store.product();
  await customer.place([[product, 1]]);
  expect((await feedDeliveries(database)).created).toBe(0);
  expect(await positionsOf(store)).toEqual(await endsOf(store));
  expect(await store.count('webhook_deliveries')).toBe(0);
});

storeTest('skips events that another process is turning into deliveries', async ({ store }) => {
  const { database } = store;
  await subscribe(store);
  const customer = await store.customer();
  await customer.place([[await store.product(), 1]]);
  const other = await database.pool.connect();
  try {
    await other.query('BEGIN');
    await other.query('SELECT FROM webhook_positions FOR UPDATE');
    expect((await feedDeliveries(database)).created).toBe(0);
  } finally {
    await other.query('ROLLBACK');
    other.release();
  }
  // The order and the product's opening stock.
  const [one, two] = await Promise.all([feedDeliveries(database), feedDeliveries(database)]);
  expect(one.created + two.created).toBe(2);
  expect(await store.count('webhook_deliveries')).toBe(2);
});

storeTest('leaves further events to the next run, in order', async ({ store }) => {
  const { database } = store;
  const customer = await store.customer();
  const { id } = await customer.place([[await store.product(), 1]]);
  await feedDeliveries(database);
  await subscribe(store);
  await database.pool.query(
    `INSERT INTO order_events (order_id, to_status) SELECT $1, 'shipped' FROM generate_series(1, 501)`,
    [id],
  );
  expect(await feedDeliveries(database)).toEqual({ created: 500, more: true });
  expect(await feedDeliveries(database)).toEqual({ created: 1, more: false });
  const { rows } = await database.pool.query<{ inOrder: boolean }>(
    `SELECT array_agg(message_id ORDER BY id) = array_agg(message_id ORDER BY length(message_id), message_id)
       AS "inOrder" FROM webhook_deliveries`,
  );
  expect(rows).toEqual([{ inOrder: true }]);
});

// The attack: many orders with as much metadata as allowed, in a store with many webhooks. The bodies of a run were more than
// a text can hold, so that no event was delivered any more.
storeTest('creates about 5,000 deliveries in a run, however many webhooks', async ({ store }) => {
  const { database } = store;
  const ada = await store.customer();
  const items = [{ productId: (await store.product()).id, quantity: 1 }];
  const { id } = await ada.api.orders.place({ items, metadata: { note: 'x'.repeat(16_000) } });
  await feedDeliveries(database);
  await database.pool.query(
    `INSERT INTO webhooks (url, secret) SELECT 'https://example.com/hook', 's' FROM generate_series(1, 100)`,
  );
  await database.pool.query(
    `INSERT INTO order_events (order_id, to_status) SELECT $1, 'shipped' FROM generate_series(1, 101)`,
    [id],
  );
  expect(await feedDeliveries(database)).toEqual({ created: 5000, more: true });
  expect(await feedDeliveries(database)).toEqual({ created: 5000, more: true });
  expect(await feedDeliveries(database)).toEqual({ created: 100, more: false });
  const { rows } = await database.pool.query(
    `SELECT count(DISTINCT message_id)::int AS messages, count(DISTINCT (message_id, webhook_id))::int AS pairs,
       bool_and(body::jsonb #>> '{data,event,id}' = split_part(message_id, '-', 2)) AS "isItsOwn"
     FROM webhook_deliveries`,
  );
  expect(rows).toEqual([{ messages: 101, pairs: 10_100, isItsOwn: true }]);
});

// Failure case 31: docs/failure-cases.md
storeTest(
  'creates a delivery for a lower id that commits after a higher one',
  async ({ store }) => {
    const { database } = store;
    const customer = await store.customer();
    const product = await store.product();
    const [slow, quick] = [
      await customer.place([[product, 1]]),
      await customer.place([[product, 1]]),
    ];
    await feedDeliveries(database);
    await subscribe(store);
    const insert = `INSERT INTO order_events (order_id, to_status) VALUES ($1, 'shipped')`;
    const late = await database.pool.connect();
    try {
      await late.query('BEGIN');
      await late.query(insert, [slow.id]);
      await database.pool.query(insert, [quick.id]);
      expect((await feedDeliveries(database)).created).toBe(0);
      await late.query('COMMIT');
    } finally {
      late.release();
    }
    expect((await feedDeliveries(database)).created).toBe(2);
  },
);

storeTest(
  'neither loses nor duplicates a delivery after a crash before commit',
  async ({ store }) => {
    const { database } = store;
    await subscribe(store);
    const customer = await store.customer();
    await customer.place([[await store.product(), 1]]);
    await database.pool.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'crash'; END $$;
    CREATE TRIGGER crash BEFORE UPDATE ON webhook_positions FOR EACH ROW EXECUTE FUNCTION fail()`);
    await expect(feedDeliveries(database)).rejects.toThrow('crash');
    expect(await store.count('webhook_deliveries')).toBe(0);
    await database.pool.query('DROP TRIGGER crash ON webhook_positions');
    expect((await feedDeliveries(database)).created).toBe(2);
    expect((await feedDeliveries(database)).created).toBe(0);
  },
);

storeTest('loses no undelivered event after a restore into another server', async ({ store }) => {
  const { pool } = store.database;
  const customer = await store.customer();
  const product = await store.product();
  await feedDeliveries(store.database);
  await subscribe(store);
  const place = async () => (await customer.place([[product, 1]])).id;
  const orders = [await place(), await place(), await place()];
  expect((await feedDeliveries(store.database)).created).toBe(3);
  orders.push(await place(), await place());
  // The third event has a later transaction than the fourth, which was delivered first.
  await pool.query(
    `UPDATE order_events SET transaction_id =
       (9000000000000000000 + CASE id WHEN $1 THEN $2::bigint WHEN $2 THEN $1 ELSE id END)::text::xid8`,
    await eventsOf(store, [orders[2], orders[3]]),
  );
  await pool.query(
    `UPDATE webhook_positions SET (transaction_id, event_id) =
       (SELECT transaction_id, id FROM order_events WHERE id = $1) WHERE stream = 'orders'`,
    await eventsOf(store, [orders[3]]),
  );
  await pool.query('TRUNCATE webhook_deliveries');
  expect((await feedDeliveries(store.database)).created).toBe(0);

  expect(await renumberRestoredEvents(pool)).toBe(5);
  expect(await renumberRestoredEvents(pool)).toBe(0);

  orders.push(await place());
  await feedDeliveries(store.database);
  const { rows } = await pool.query<{ subject: string }>(
    'SELECT subject FROM webhook_deliveries ORDER BY id',
  );
  expect(rows.map(({ subject }) => subject)).toEqual(orders.slice(2).map((id) => `order-${id}`));
});

async function subscribe(store: TestStore): Promise<void> {
  const { api } = await store.staff();
  await api.webhooks.create({ url: 'https://example.com/hook' });
}

async function eventsOf({ database }: TestStore, orders: readonly unknown[]): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT id FROM order_events WHERE order_id = ANY ($1::bigint[]) ORDER BY id',
    [orders],
  );
  return rows.map(({ id }) => id);
}

async function positionsOf({ database }: TestStore): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT event_id AS id FROM webhook_positions ORDER BY stream',
  );
  return rows.map(({ id }) => id);
}

async function endsOf({ database }: TestStore): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'SELECT max(id) AS id FROM order_events UNION ALL SELECT max(id) FROM stock_movements',
  );
  return rows.map(({ id }) => id);
}

storeTest('continues at the end from a position ahead of the server', async ({ store }) => {
  const { pool } = store.database;
  const [customer, product] = [await store.customer(), await store.product()];
  await subscribe(store);
  await pool.query(`UPDATE webhook_positions SET transaction_id = '99999999999'`);
  expect(await feedDeliveries(store.database)).toEqual({ created: 0, more: false });

  await customer.place([[product, 1]]);
  await store
    .staff()
    .then((staff) => staff.api.products.adjustStock({ id: product.id, delta: 1, reason: 'found' }));
  expect((await feedDeliveries(store.database)).created).toBe(2);
});
