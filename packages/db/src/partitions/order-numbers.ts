import type { Pool, PoolClient } from 'pg';
import { briefly } from './briefly.ts';

/**
 * Keeps order numbers unique over all partitions, of which each knows only its own: every number is also a row of
 * `order_numbers`, whose primary key refuses a second one. A trigger writes those of new orders, in the
 * statement that places them; those that are there are copied in batches meanwhile. May be begun again.
 */
export async function gatherOrderNumbers(
  pool: Pool,
  onProgress: (done: number) => void,
): Promise<void> {
  await briefly(pool, 'Gathering order numbers', async (client) => {
    const { rows } = await client.query<{ schema: string; owner: string; there: boolean }>(
      placeSql,
    );
    const [place] = rows;
    if (!place) throw new Error('There is no table orders');
    if (place.there) return;
    await client.query(createSql(place.schema, place.owner));
  });
  const { rows } = await pool.query<{ last: string }>(
    'SELECT COALESCE(max(id), 0) AS last FROM orders',
  );
  const last = Number(rows[0]?.last);
  for (let done = 0; done < last; done += batchSize) {
    onProgress(done / last);
    await pool.query(
      `INSERT INTO order_numbers SELECT order_number FROM orders WHERE id > $1 AND id <= $2 ON CONFLICT DO NOTHING`,
      [done, done + batchSize],
    );
  }
}

/** Gives the primary key the name by which the placing of orders knows that a number was drawn twice. */
export async function takeOverUniqueness(client: PoolClient): Promise<void> {
  await client.query(
    'ALTER TABLE order_numbers RENAME CONSTRAINT order_numbers_pkey TO orders_order_number_unique',
  );
}

const batchSize = 50_000;

const placeSql = `
SELECT relnamespace::regnamespace::text AS schema, relowner::regrole::text AS owner,
       EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname = 'take_order_numbers') AS there
FROM pg_class WHERE oid = to_regclass('orders')`;

/** The function writes with its owner's rights: who may place an order needs none on the numbers. */
function createSql(schema: string, owner: string): string {
  return `
SET LOCAL ROLE ${owner};
DROP TABLE IF EXISTS order_numbers;
CREATE TABLE order_numbers (order_number varchar(50) CONSTRAINT order_numbers_pkey PRIMARY KEY);
CREATE OR REPLACE FUNCTION take_order_numbers() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog AS $function$
BEGIN
  INSERT INTO ${schema}.order_numbers SELECT order_number FROM placed;
  RETURN NULL;
END
$function$;
CREATE TRIGGER take_order_numbers AFTER INSERT ON orders
REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION take_order_numbers()`;
}
