import { expect } from 'vitest';
import { rejections, storeTest } from '../testing/index.ts';
import { expireOrders } from './expire-orders.ts';

// Failure case 81: docs/failure-cases.md
storeTest(
  'expires a hundred thousand orders while others are placed, a hundred per transaction',
  { timeout: 900_000 },
  async ({ store, onTestFinished }) => {
    const mug = await store.product({ stockQuantity: 1_000_000 });
    const [ada, grace] = await store.customers(2);
    const batch = 5000;
    for (let placed = 0; placed < 100_000; placed += batch)
      await store.database.pool.query(placeSql, [ada.id, mug.id, placed, batch]);
    const stopping = new AbortController();
    onTestFinished(() => stopping.abort());

    const counts: number[] = [];
    const options = { signal: stopping.signal, onExpired: (count: number) => counts.push(count) };
    let isSwept = false;
    const sweeping = Promise.all([1, 2].map(() => expireOrders(store.database, options))).then(
      () => (isSwept = true),
    );
    const waits: number[] = [];
    while (!isSwept) {
      const begun = performance.now();
      const placing = Array.from({ length: 5 }, () => grace.place([[mug, 1]]));
      expect(rejections(await Promise.allSettled(placing))).toEqual([]);
      waits.push(performance.now() - begun);
    }
    await sweeping;
    await expireOrders(store.database, options);

    waits.sort((a, b) => a - b);
    console.log(
      `placed ${waits.length * 5} orders at the same time; median ${waits[waits.length >> 1]?.toFixed()} ms, maximum ${waits.at(-1)?.toFixed()} ms`,
    );
    expect(Math.max(...counts)).toBe(100);
    expect(counts.reduce((sum, count) => sum + count)).toBe(100_000);
    expect(await store.stockOf(mug)).toBe(1_000_000 - waits.length * 5);
    expect(await store.violations()).toEqual([]);
  },
);

const placeSql = `
WITH placed AS (
  INSERT INTO orders (user_id, order_number, total_amount)
  SELECT $1, 'EXP-' || n, 10.00 FROM generate_series($3::int + 1, $3 + $4::int) n RETURNING id
), items AS (
  INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
  SELECT id, $2, 1, 10.00, 10.00 FROM placed
), events AS (
  INSERT INTO order_events (order_id, to_status) SELECT id, 'pending' FROM placed
), deadlines AS (
  INSERT INTO order_deadlines (order_id, expires_at) SELECT id, now() AT TIME ZONE 'UTC' FROM placed
)
UPDATE products SET stock_quantity = stock_quantity - $4 WHERE id = $2`;
