import type { Pool } from 'pg';
import type { Population } from './population.ts';
import { withoutIndexes } from './without-indexes.ts';

export interface OrdersToLoad extends Population {
  readonly orders: number;
  /** Products in an order. */
  readonly lines: number;
}

/**
 * Stores orders as if each had been placed: with its items, its first history row and the stock that it
 * took, six seconds after the one before or as many as fit into a year, beginning a year ago. Every fourth is
 * the first user's, the others' users are drawn at random. Idempotency keys are kept for a day only, so these have none.
 *
 * One transaction, a hundred times as fast as placing, in which nobody else can use the tables.
 */
export async function loadOrders(
  pool: Pool,
  { orders, users, products, lines }: OrdersToLoad,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  await withoutIndexes(pool, ['orders', 'order_items', 'order_events'], async (client) => {
    const { rows } = await client.query<{ begin: string }>(beginSql);
    for (let done = 0; done < orders; done += batchSize) {
      const batch = Math.min(batchSize, orders - done);
      await client.query(loadSql, [
        rows[0]?.begin,
        done + 1,
        done + batch,
        users.first,
        users.count,
        products.first,
        products.count,
        lines,
        Math.min(6, (363 * 86_400) / orders),
      ]);
      onProgress(done + batch);
    }
  });
  // Else PostgreSQL would do it by itself, in the middle of a measurement.
  await pool.query('VACUUM (ANALYZE) orders, order_items, order_events, products');
}

const batchSize = 100_000;

/** After the newest of those that were loaded before. */
const beginSql = `
SELECT COALESCE(max(created_at), yesterday - interval '363 days')::text AS begin
FROM (SELECT now() AT TIME ZONE 'UTC' - interval '1 day' AS yesterday) clock
LEFT JOIN orders ON created_at < yesterday
GROUP BY yesterday`;

const alphabet = '0123456789ACDEFHJKMNPQRTUVWXY';

/** A multiple of the id, modulo all numbers that there are: no two are the same, and they lie scattered like random ones. */
const scattered = `(id::numeric * 1000000000039 % ${alphabet.length ** 10})::bigint`;

const digits = Array.from(
  { length: 10 },
  (_, place) =>
    `substr('${alphabet}', (scattered / ${alphabet.length ** place} % ${alphabet.length})::int + 1, 1)`,
);

const orderNumber = `'ORD-' || ${digits.slice(0, 5).join(' || ')} || '-' || ${digits.slice(5).join(' || ')}`;

// Each line draws its product from a part of the products of its own, counted from a random one on: so an
// order has no product twice.
const loadSql = `
WITH drawn AS MATERIALIZED (
  SELECT nextval('orders_id_seq') AS id,
         $4::bigint + CASE WHEN n % 4 = 0 THEN 0 ELSE floor(random() * $5::int)::bigint END AS user_id,
         $1::timestamp + interval '1 second' * $9::float8 * n AS at,
         floor(random() * $7::int)::int AS place
  FROM generate_series($2::int, $3::int) n
), drawn_lines AS (
  SELECT id AS order_id, at, 1 + floor(random() * 5)::int AS quantity,
         $6::bigint + (place + floor((line + random()) * ($7::int / $8::int))::int) % $7::int AS product_id
  FROM drawn, generate_series(0, $8::int - 1) line
), lines AS MATERIALIZED (
  SELECT order_id, at, quantity, product_id, price, price * quantity AS subtotal
  FROM drawn_lines JOIN products ON products.id = product_id
), new_orders AS (
  INSERT INTO orders (id, user_id, order_number, total_amount, created_at, updated_at)
  SELECT id, user_id, ${orderNumber}, total, at, at
  FROM (SELECT *, ${scattered} AS scattered FROM drawn) numbered
  JOIN (SELECT order_id, sum(subtotal) AS total FROM lines GROUP BY order_id) totals ON order_id = id
  ORDER BY id
), new_items AS (
  INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal, created_at)
  SELECT order_id, product_id, quantity, price, subtotal, at FROM lines ORDER BY order_id
), new_events AS (
  INSERT INTO order_events (order_id, to_status, by_user_id, created_at)
  SELECT id, 'pending', user_id, at FROM drawn
)
UPDATE products SET stock_quantity = stock_quantity - sold
FROM (SELECT product_id, sum(quantity) AS sold FROM lines GROUP BY product_id) taken
WHERE products.id = product_id`;
