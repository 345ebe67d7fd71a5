import { query, renumberRestoredEvents, runInTransaction } from '@order-store/db';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { applySlice, lockSlice } from '../catalog/apply-rows.ts';
import {
  rejection,
  sessionsThatWait,
  storeTest,
  type TestStore,
  type TestUser,
} from '../testing/index.ts';
import { feedDeliveries } from '../webhooks/feed-deliveries.ts';
import type { StoreEventView } from './event-views.ts';

storeTest(
  'returns what webhooks deliver, oldest first, on pages of any size',
  async ({ store }) => {
    const { pool } = store.database;
    const [ada, staff] = [await store.customer(), await store.staff()];
    await staff.api.webhooks.create({ url: 'https://example.com/hook' });
    await feedDeliveries(store.database);
    const { nextAfter: start } = await staff.api.events.list({ after: 'end' });
    const mug = await store.product();
    const order = await ada.place([[mug, 2]]);
    await staff.api.orders.confirm({ id: order.id, note: 'paid' });
    await staff.api.products.adjustStock({ id: mug.id, delta: -1, reason: 'broken' });
    await ada.api.orders.cancel({ id: order.id });

    const { items, more, reset } = await staff.api.events.list({ after: start });

    expect({ more, reset }).toEqual({ more: false, reset: false });
    expect(items.map(({ type }) => type)).toEqual([
      'product.stock_changed',
      'order.placed',
      'order.confirmed',
      'product.stock_changed',
      // The units return before the order's event, in one transaction.
      'product.stock_changed',
      'order.cancelled',
    ]);
    for (const limit of [1, 2, 6]) expect(await pull(staff, start, limit)).toEqual(items);
    await feedDeliveries(store.database);
    const { rows } = await pool.query<{ id: string; body: string }>(
      'SELECT message_id AS id, body FROM webhook_deliveries',
    );
    const delivered = rows.map(({ id, body }) => [id, JSON.parse(body)]);
    expect(new Map(items.map(({ id, ...event }) => [id, event]))).toEqual(
      new Map(delivered.map(([id, body]) => [id, body])),
    );
  },
);

// Failure case 31: docs/failure-cases.md
storeTest(
  'skips and repeats nothing while transactions commit out of order and roll back',
  { timeout: 300_000 },
  async ({ store }) => {
    const { pool } = store.database;
    const [staff, mug] = [await store.staff(), await store.product({ stockQuantity: 100_000 })];
    const order = await (await store.customer()).place([[mug, 1]]);
    const { nextAfter: start } = await staff.api.events.list({ after: 'end' });
    let writing = true;
    const write = async (writer: number) => {
      for (let turn = 0; turn < 8; turn++) {
        const client = await pool.connect();
        try {
          await client.query('BEGIN');
          await client.query(
            `INSERT INTO order_events (order_id, to_status) VALUES ($1, 'shipped')`,
            [order.id],
          );
          await sleep((writer * 7 + turn * 13) % 40);
          await client.query(
            `INSERT INTO stock_movements (product_id, kind, delta, quantity_after, reason)
             VALUES ($1, 'adjustment', 1, 1, 'found')`,
            [mug.id],
          );
          await client.query((writer + turn) % 3 === 0 ? 'ROLLBACK' : 'COMMIT');
        } finally {
          client.release();
        }
      }
    };
    const read = async () => {
      const events: StoreEventView[] = [];
      for (let after = start, last = false; ;) {
        const isOver = !writing;
        const page = await staff.api.events.list({ after, limit: 3 });
        events.push(...page.items);
        expect(page.reset).toBe(false);
        expect(page.nextAfter === after).toBe(page.items.length === 0);
        after = page.nextAfter;
        if (last && page.items.length === 0) return events;
        last = isOver && page.items.length === 0;
      }
    };
    const reads = [read(), read()];
    await Promise.all([0, 1, 2, 3].map(write)).finally(() => (writing = false));
    const seen = await Promise.all(reads);

    const { rows } = await pool.query<{ id: string }>(
      `SELECT id FROM (
         SELECT transaction_id, 0 AS stream, 'orders-' || id AS id FROM order_events
         UNION ALL SELECT transaction_id, 1, 'stock-' || id FROM stock_movements
       ) events
       WHERE transaction_id > $1::text::xid8 ORDER BY transaction_id, stream`,
      [start.split('-')[0]],
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const events of seen) expect(events.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  },
);

// Failure case 45: docs/failure-cases.md
storeTest(
  'continues after the last known event and says so when a restore lost the position',
  async ({ store }) => {
    const { pool } = store.database;
    const [ada, staff, mug] = [await store.customer(), await store.staff(), await store.product()];
    const list = staff.api.events.list;
    await ada.place([[mug, 1]]);
    const kept = (await list({ after: 'end' })).nextAfter;
    await ada.place([[mug, 1]]);
    const lost = (await list({ after: kept })).nextAfter;
    await pool.query('DELETE FROM order_events WHERE id = (SELECT max(id) FROM order_events)');

    expect(await list({ after: kept })).toMatchObject({ items: [], reset: false });
    expect(await list({ after: lost })).toEqual({
      items: [],
      nextAfter: kept,
      more: false,
      reset: true,
    });
    const ahead = await list({ after: '9000000000000000000-1.9000000000000000000-1' });
    expect(ahead).toMatchObject({ items: [], nextAfter: kept, reset: true });
    const next = await ada.place([[mug, 1]]);
    expect(await list({ after: lost })).toMatchObject({
      items: [{ type: 'order.placed', data: { order: { id: next.id } } }],
      reset: true,
    });
    expect(await list({ after: kept })).toMatchObject({ items: [{}], reset: false });
  },
);

storeTest('continues at the same event after a restore into another server', async ({ store }) => {
  const { pool } = store.database;
  const [ada, staff, mug] = [await store.customer(), await store.staff(), await store.product()];
  await ada.place([[mug, 1]]);
  const { nextAfter } = await staff.api.events.list({ after: 'end' });
  await staff.api.products.adjustStock({ id: mug.id, delta: 1, reason: 'found' });
  await ada.place([[mug, 1]]);
  const before = await staff.api.events.list({ after: nextAfter });
  for (const table of ['order_events', 'stock_movements'])
    await pool.query(`UPDATE ${table} SET transaction_id = (9000000000000000000 + id)::text::xid8`);
  expect(await renumberRestoredEvents(pool)).toBeGreaterThan(0);

  const after = await staff.api.events.list({ after: nextAfter });
  expect(after.items).toEqual(before.items);
  expect(after.reset).toBe(false);
  // The streams are merged by time where the transactions are no longer known.
  const all = await pull(staff, undefined, 2);
  expect(all.map(({ timestamp }) => timestamp)).toEqual(
    all.map(({ timestamp }) => timestamp).toSorted(),
  );
});

storeTest(
  'returns the stock movements of a product in the order in which its stock changed',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const { api } = staff;
    const changes = ['cancel', 'cancelItems', 'returnItems'] as const;
    const sequences: unknown[] = [];
    const last: [number | undefined, number][] = [];
    for (const change of changes) {
      const mug = await store.product({ stockQuantity: 10 });
      const { id, items } = await ada.place([[mug, 2]]);
      const units = items.map((item) => ({ itemId: item.id, quantity: 1 }));
      if (change === 'returnItems') {
        await api.orders.confirm({ id });
        await api.orders.ship({ id });
      }
      const run = {
        cancel: () => api.orders.cancel({ id }),
        cancelItems: () => api.orders.cancelItems({ id, items: units }),
        returnItems: () =>
          api.orders.returnItems({ id, items: units.map((each) => ({ ...each, restock: true })) }),
      };
      const { nextAfter: start } = await api.events.list({ after: 'end' });

      await overtake(store, mug.id, run[change]);

      const moved = (await pull(staff, start, 10)).flatMap((event) =>
        event.type === 'product.stock_changed' ? [event.data.movement] : [],
      );
      sequences.push([change, ...moved.map(({ reason }) => reason === 'overtook')]);
      last.push([moved.at(-1)?.quantityAfter, await store.stockOf(mug)]);
    }
    expect(sequences).toEqual(changes.map((change) => [change, true, false]));
    for (const [quantityAfter, stock] of last) expect(quantityAfter).toBe(stock);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('returns the movements of an import after those before it', async ({ store }) => {
  const { database } = store;
  const [staff, mug] = [await store.staff(), await store.product({ stockQuantity: 10 })];
  const { id } = await staff.api.catalog.beginImport();
  await staff.api.catalog.uploadPart({ id, part: 1, text: `sku,stock\n${mug.sku},30\nlast,1\n` });
  const { nextAfter: start } = await staff.api.events.list({ after: 'end' });
  await runInTransaction(database, async (transaction) => {
    // As if it had locked another product of the import.
    await query(transaction, 'SELECT pg_current_xact_id()');
    await staff.api.products.adjustStock({ id: mug.id, delta: 5, reason: 'found' });
    const slice = { id, after: 0, upTo: 2 };
    const locked = await lockSlice(transaction, slice, 'wait');
    expect(await applySlice(transaction, slice, locked)).toMatchObject({ updated: 1 });
  });
  const moved = (await pull(staff, start, 10)).flatMap((event) =>
    event.type === 'product.stock_changed' ? [event.data.movement.quantityAfter] : [],
  );
  expect(moved).toEqual([15, 30]);
  expect(await store.stockOf(mug)).toBe(30);
});

/** Moves the stock of a product in a transaction that begins later than that of `change`, but gets the product first. */
async function overtake(
  { database }: TestStore,
  productId: string,
  change: () => Promise<unknown>,
): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('BEGIN');
    // Unlike the lock of a row, it does not give the transaction its id yet.
    await client.query('LOCK TABLE products IN EXCLUSIVE MODE');
    const changing = change();
    changing.catch(() => {});
    await sessionsThatWait(database, 1);
    await client.query(
      `WITH moved AS (
         UPDATE products SET stock_quantity = stock_quantity + 5 WHERE id = $1 RETURNING id, stock_quantity
       )
       INSERT INTO stock_movements (product_id, kind, delta, quantity_after, reason)
       SELECT id, 'adjustment', 5, stock_quantity, 'overtook' FROM moved`,
      [productId],
    );
    await client.query('COMMIT');
    await changing;
  } finally {
    client.release();
  }
}

storeTest('rejects a position that no page returned', async ({ store }) => {
  const { api } = await store.staff();
  for (const after of ['', '1-2', '1-2.3', '1-2.3-4.5-6', 'now', `${'9'.repeat(20)}-1.1-1`])
    expect(await rejection(api.events.list({ after }))).toMatchObject({
      reason: 'VALIDATION_FAILED',
      details: {
        after: ['must be the nextAfter of an earlier page, or "end" for events from now on'],
      },
    });
  expect(await emptyStart(store)).toEqual({
    items: [],
    nextAfter: '0-0.0-0',
    more: false,
    reset: false,
  });
});

/** A store that has no events returns the position before all of them. */
async function emptyStart(store: TestStore) {
  const { api } = await store.staff();
  const [page] = await Promise.all([api.events.list(), api.events.list({ after: '0-0.0-0' })]);
  return page;
}

/** All events after a position, read in pages. */
async function pull(
  { api }: TestUser,
  start: string | undefined,
  limit: number,
): Promise<StoreEventView[]> {
  const events: StoreEventView[] = [];
  for (let after = start; ;) {
    const page = await api.events.list({ after, limit });
    events.push(...page.items);
    if (!page.more) return events;
    expect(page.items).toHaveLength(limit);
    after = page.nextAfter;
  }
}
