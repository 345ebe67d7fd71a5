import type { Knex } from 'knex';

/**
 * The number and total of each customer's open orders (pending or confirmed), for the limits of `orders.place`. Counting
 * the orders themselves would cost more the more orders a customer has.
 *
 * Triggers keep the counts, once per statement, so that they are exact whichever release writes. A customer's row is
 * created with the first change of their orders, by counting them, so that the migration neither locks `orders` for long
 * nor has a backfill. If two transactions create it at the same time, the second waits for the first and adds its own
 * change.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE open_orders (
      user_id BIGINT NOT NULL,
      orders INTEGER NOT NULL,
      total NUMERIC(20, 2) NOT NULL,
      CONSTRAINT open_orders_pkey PRIMARY KEY (user_id),
      CONSTRAINT open_orders_user_id_foreign FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
    )`);
  for (const { event, transitions, changes } of triggers) {
    const name = `count_open_orders_on_${event.toLowerCase()}`;
    await knex.raw(functionSql(name, changes));
    await knex.raw(`
      CREATE TRIGGER ${name} AFTER ${event} ON orders REFERENCING ${transitions}
      FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const { event } of triggers) {
    const name = `count_open_orders_on_${event.toLowerCase()}`;
    await knex.raw(`DROP TRIGGER ${name} ON orders; DROP FUNCTION ${name}()`);
  }
  await knex.raw('DROP TABLE open_orders');
}

const isOpen = `status IN ('pending', 'confirmed')`;
const opened = `SELECT user_id, 1 AS orders, total_amount AS total FROM new_orders WHERE ${isOpen}`;
const closed = `SELECT user_id, -1 AS orders, -total_amount AS total FROM old_orders WHERE ${isOpen}`;

const triggers = [
  { event: 'INSERT', transitions: 'NEW TABLE AS new_orders', changes: opened },
  {
    event: 'UPDATE',
    transitions: 'OLD TABLE AS old_orders NEW TABLE AS new_orders',
    changes: `${opened} UNION ALL ${closed}`,
  },
  { event: 'DELETE', transitions: 'OLD TABLE AS old_orders', changes: closed },
];

const functionSql = (name: string, changes: string) => `
CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  uncounted BIGINT[];
BEGIN
  WITH changed AS MATERIALIZED (
    SELECT user_id, sum(orders) AS orders, sum(total) AS total
    FROM (${changes}) changes
    GROUP BY user_id HAVING sum(orders) <> 0 OR sum(total) <> 0
  ), counted AS (
    UPDATE open_orders SET orders = open_orders.orders + changed.orders, total = open_orders.total + changed.total
    FROM changed WHERE open_orders.user_id = changed.user_id
    RETURNING open_orders.user_id
  )
  SELECT array_agg(user_id) INTO uncounted FROM changed WHERE user_id NOT IN (SELECT user_id FROM counted);
  IF uncounted IS NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO open_orders (user_id, orders, total)
  SELECT users.user_id, count(orders.id), COALESCE(sum(total_amount), 0)
  FROM unnest(uncounted) AS users (user_id)
  LEFT JOIN orders ON orders.user_id = users.user_id AND ${isOpen}
  GROUP BY users.user_id ORDER BY users.user_id
  ON CONFLICT (user_id) DO UPDATE SET
    orders = open_orders.orders + (SELECT sum(orders) FROM (${changes}) changes WHERE user_id = open_orders.user_id),
    total = open_orders.total + (SELECT sum(total) FROM (${changes}) changes WHERE user_id = open_orders.user_id);
  RETURN NULL;
END $$`;
