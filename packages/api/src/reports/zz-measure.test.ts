import { storeTest } from '../testing/index.ts';
import { rollUpSales } from './roll-up-sales.ts';

storeTest('measure', { timeout: 600_000 }, async ({ store }) => {
  const { api, id } = await store.staff();
  const { pool } = store.database;
  const mug = await store.product();
  await pool.query(`INSERT INTO orders (user_id, order_number, total_amount, created_at)
    SELECT ${id}, 'ORD-' || n, 10, now() AT TIME ZONE 'UTC' - n * interval '31 seconds' FROM generate_series(1, 1000000) n`);
  await pool.query(`INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal) SELECT id, ${mug.id}, 1, 10, 10 FROM orders`);
  await pool.query(`INSERT INTO order_events (order_id, to_status, created_at) SELECT id, 'pending', created_at FROM orders`);
  await pool.query(`INSERT INTO order_metadata SELECT id, '{"simulated": true}' FROM orders WHERE id % 10 = 0`);
  await pool.query('ANALYZE');
  await rollUpSales(store.database, { batchSize: 100_000 });
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const measure = async (name: string) => {
    for (const [range, input] of [
      ['all', {}],
      ['year', { from: day(365) }],
      ['30 days', { from: day(30) }],
      ['7 days', { from: day(7) }],
    ] as const) {
      const times: string[] = [];
      for (const more of [{}, { excludeMetadata: { simulated: true } }]) {
        await api.reports.summary({ ...input, ...more });
        const t = performance.now();
        await api.reports.summary({ ...input, ...more });
        times.push((performance.now() - t).toFixed(0));
      }
      console.log(name, range, times.join(' ms, excluded: '), 'ms');
    }
  };
  await measure('no charges');
  await pool.query(`INSERT INTO order_charges SELECT id, 1, 'tax', 'VAT', 2 FROM orders`);
  await pool.query('ANALYZE');
  await measure('charges');
});
