import type { Knex } from 'knex';

/**
 * The number and total of each customer's open orders (pending or confirmed), for the limits of `orders.place`. Counting
 * the orders themselves would cost more the more orders a customer has.
 *
 * Triggers keep the counts, so that they are exact whichever release writes. A customer's row is created with the first
 * change of their orders, by counting them, so that the migration neither locks `orders` for long nor has a backfill. If
 * two transactions create it at the same time, the second waits for the first and adds its own change.
 *
 * The statement trigger runs once per batch of placed orders.
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
  await knex.raw(countPlaced);
  await knex.raw(countChanged);
  await knex.raw(`
    CREATE TRIGGER count_placed_orders AFTER INSERT ON orders
      REFERENCING NEW TABLE AS placed_orders
      FOR EACH STATEMENT EXECUTE FUNCTION count_placed_orders()`);
  await knex.raw(`
    CREATE TRIGGER count_changed_order AFTER UPDATE OF status, total_amount ON orders
      FOR EACH ROW WHEN (
        OLD.total_amount <> NEW.total_amount
        OR (OLD.status IN ('pending', 'confirmed')) <> (NEW.status IN ('pending', 'confirmed'))
      )
      EXECUTE FUNCTION count_changed_order()`);
  await knex.raw(`
    CREATE TRIGGER count_deleted_order AFTER DELETE ON orders
      FOR EACH ROW WHEN (OLD.status IN ('pending', 'confirmed'))
      EXECUTE FUNCTION count_changed_order()`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    DROP TRIGGER count_placed_orders ON orders;
    DROP TRIGGER count_changed_order ON orders;
    DROP TRIGGER count_deleted_order ON orders;
    DROP FUNCTION count_placed_orders();
    DROP FUNCTION count_changed_order();
    DROP TABLE open_orders`);
}

const countPlaced = `
CREATE FUNCTION count_placed_orders() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  WITH placed AS (
    SELECT user_id, count(*) AS orders, sum(total_amount) AS total
    FROM placed_orders WHERE status IN ('pending', 'confirmed') GROUP BY user_id
  ), counted AS (
    UPDATE open_orders SET orders = open_orders.orders + placed.orders, total = open_orders.total + placed.total
    FROM placed WHERE open_orders.user_id = placed.user_id
    RETURNING open_orders.user_id
  )
  INSERT INTO open_orders (user_id, orders, total)
  SELECT user_id, stored.orders, stored.total
  FROM placed CROSS JOIN LATERAL (
    SELECT count(*) AS orders, sum(total_amount) AS total
    FROM orders WHERE orders.user_id = placed.user_id AND status IN ('pending', 'confirmed')
  ) stored
  WHERE user_id NOT IN (SELECT user_id FROM counted)
  ORDER BY user_id
  ON CONFLICT (user_id) DO UPDATE SET
    orders = open_orders.orders + (
      SELECT count(*) FROM placed_orders
      WHERE user_id = open_orders.user_id AND status IN ('pending', 'confirmed')
    ),
    total = open_orders.total + (
      SELECT sum(total_amount) FROM placed_orders
      WHERE user_id = open_orders.user_id AND status IN ('pending', 'confirmed')
    );
  RETURN NULL;
END $$`;

const countChanged = `
CREATE FUNCTION count_changed_order() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  was_open INTEGER := (OLD.status IN ('pending', 'confirmed'))::int;
  is_open INTEGER := CASE WHEN TG_OP = 'UPDATE' THEN (NEW.status IN ('pending', 'confirmed'))::int ELSE 0 END;
  more_orders INTEGER := is_open - was_open;
  more_total NUMERIC := is_open * CASE WHEN TG_OP = 'UPDATE' THEN NEW.total_amount ELSE 0 END - was_open * OLD.total_amount;
BEGIN
  UPDATE open_orders SET orders = orders + more_orders, total = total + more_total WHERE user_id = OLD.user_id;
  IF NOT FOUND THEN
    INSERT INTO open_orders (user_id, orders, total)
    SELECT OLD.user_id, count(*), COALESCE(sum(total_amount), 0)
    FROM orders WHERE user_id = OLD.user_id AND status IN ('pending', 'confirmed')
    ON CONFLICT (user_id) DO UPDATE SET
      orders = open_orders.orders + more_orders, total = open_orders.total + more_total;
  END IF;
  RETURN NULL;
END $$`;
