import type { Pool } from 'pg';
import type { Population } from './population.ts';
import { withoutIndexes } from './without-indexes.ts';

interface OrdersToInsert extends Population {
  readonly orders: number;
  /** Products per order. */
  readonly lines: number;
}

/**
 * Inserts past orders in bulk, as if each had been placed: with its items, its first event and its stock
 * reduction. They are six seconds apart, or closer if they would not fit into a year, and older than a day, so
 * they have no idempotency keys. Every fourth belongs to the first user, the others to random users.
 *
 * Runs in one transaction that locks the tables, about a hundred times faster than `orders.place`.
 */
export async function insertOrders(
  pool: Pool,
  { orders, users, products, lines }: OrdersToInsert,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  await withoutIndexes(pool, ['orders', 'order_items', 'order_events'], async (client) => {
    const { rows } = await client.query<{ begin: string }>(beginSql);
    for (let done = 0; done < orders; done += batchSize) {
      const batch = Math.min(batchSize, orders - done);
      await client.query(insertSql, [
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
  // Otherwise autovacuum would run during a measurement.
  await pool.query('VACUUM (ANALYZE) orders, order_items, order_events, products');
}

const batchSize = 100_000;

/** Where the orders of an earlier call end. */
const beginSql = `
SELECT COALESCE(max(created_at), yesterday - interval '363 days')::text AS begin
FROM (SELECT now() AT TIME ZONE 'UTC' - interval '1 day' AS yesterday) clock
LEFT JOIN orders ON created_at < yesterday
GROUP BY yesterday`;

const alphabet = '0123456789ACDEFHJKMNPQRTUVWXY';

/** A permutation of the ids, so that order numbers are unique and as scattered in their index as random ones. */
const scattered = `(id::numeric * 1000000000039 % ${alphabet.length ** 10})::bigint`;

const digits = Array.from(
  { length: 10 },
  (_, place) =>
    `substr('${alphabet}', (scattered / ${alphabet.length ** place} % ${alphabet.length})::int + 1, 1)`,
);

const orderNumber = `'ORD-' || ${digits.slice(0, 5).join(' || ')} || '-' || ${digits.slice(5).join(' || ')}`;

// Each line draws from its own range of products, counted from a random offset, so that the products of an order
// are distinct.
const insertSql = `
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
