import { renumberRestoredEvents } from '@order-store/db';
import { expect } from 'vitest';
import { storeTest, type TestStore } from '../testing/index.ts';
import {
  endOfEvents,
  formatPosition,
  parsePosition,
  startOfEvents,
} from '../platform/events/event-log.ts';
import { readOrderEvents } from './order-events.ts';

storeTest('returns every step with its author and the current order', async ({ store }) => {
  const [customer, staff] = [await store.customer('Ada'), await store.staff('Sam')];
  const order = await customer.place([[await store.product(), 2]]);
  const { id } = order;
  await staff.api.orders.confirm({ id, note: 'paid' });

  const changes = await readOrderEvents(store.database, startOfEvents, 10);

  const history = await staff.api.orders.history({ id });
  const {
    items: _items,
    shipments: _shipments,
    ...summary
  } = await customer.api.orders.get({ id });
  expect(changes.map(({ event }) => event)).toEqual(history);
  for (const change of changes) expect(change.order).toEqual({ ...summary, itemCount: 1 });
});

storeTest('continues after the given position', async ({ store }) => {
  const customer = await store.customer();
  const product = await store.product();
  const placed = [];
  for (let count = 0; count < 5; count++) placed.push((await customer.place([[product, 1]])).id);

  const received = [];
  let position = startOfEvents;
  for (;;) {
    const changes = await readOrderEvents(store.database, position, 2);
    if (changes.length === 0) break;
    for (const change of changes) {
      received.push(change.order.id);
      position = parsePosition(formatPosition(change.position)) ?? startOfEvents;
    }
  }

  expect(received).toEqual(placed);
  expect(await endOfEvents(store.database, 'order_events')).toEqual(position);
});

storeTest('returns a lower id that commits after a higher one, without gaps', async ({ store }) => {
  const { pool } = store.database;
  const product = await store.product();
  const customer = await store.customer();
  const [slow, quick] = [
    await customer.place([[product, 1]]),
    await customer.place([[product, 1]]),
  ];
  const from = await endOfEvents(store.database, 'order_events');

  const late = await pool.connect();
  try {
    await late.query('BEGIN');
    await writeEvent(late, slow.id);
    await writeEvent(pool, quick.id);
    expect(await readOrderEvents(store.database, from, 10)).toEqual([]);
    await late.query('COMMIT');
  } finally {
    late.release();
  }

  const changes = await readOrderEvents(store.database, from, 10);
  expect(changes.map(({ order }) => order.id)).toEqual([slow.id, quick.id]);
});

storeTest('is not delayed by a read-only transaction', async ({ store }) => {
  const reader = await store.database.pool.connect();
  try {
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await reader.query('SELECT count(*) FROM orders');
    await placeOne(store);
    expect(await readOrderEvents(store.database, startOfEvents, 10)).toHaveLength(1);
  } finally {
    await reader.query('ROLLBACK').finally(() => reader.release());
  }
});

storeTest(
  'continues after a restore into a server with lower transaction ids',
  async ({ store }) => {
    const { pool } = store.database;
    await placeOne(store);
    await placeOne(store);
    expect(await renumberRestoredEvents(pool)).toBe(0);
    await pool.query(`UPDATE order_events SET transaction_id = '9000000000000000000'`);
    expect(await readOrderEvents(store.database, startOfEvents, 10)).toEqual([]);

    expect(await renumberRestoredEvents(pool)).toBe(2);

    const restored = await readOrderEvents(store.database, startOfEvents, 10);
    expect(restored).toHaveLength(2);
    const last = restored.at(-1)?.position ?? startOfEvents;
    await placeOne(store);
    expect(await readOrderEvents(store.database, last, 10)).toHaveLength(1);
  },
);

storeTest('rejects malformed positions', () => {
  for (const text of ['', '1', '1-', '-1', '1-2-3', '1e3-1', ' 1-2', `${'9'.repeat(20)}-1`, '1-x'])
    expect(parsePosition(text)).toBeUndefined();
});

async function placeOne(store: TestStore): Promise<void> {
  const customer = await store.customer();
  await customer.place([[await store.product(), 1]]);
}

async function writeEvent(
  connection: { query(sql: string, values: unknown[]): Promise<unknown> },
  orderId: string,
): Promise<void> {
  await connection.query(
    `INSERT INTO order_events (order_id, from_status, to_status) VALUES ($1, 'pending', 'confirmed')`,
    [orderId],
  );
}
