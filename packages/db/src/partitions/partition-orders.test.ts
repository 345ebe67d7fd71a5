import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { describe, expect } from 'vitest';
import { migrateToLatest } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { openDatabase } from '../open-database.ts';
import { databaseTest } from '../testing/database-test.ts';
import { fillEveryTable } from '../testing/fill-every-table.ts';
import { constraintOf } from '../transaction/retryable-errors.ts';
import { keepMonths } from './keep-months.ts';
import { readLayout } from './layout.ts';
import { monthOf, partitionName } from './months.ts';
import { partitionOrders } from './partition-orders.ts';
import { partitionedTables } from './partitioned-tables.ts';

databaseTest(
  'what is there stays where it is, what comes goes to its month',
  async ({ database }) => {
    const { pool, url } = database;
    await fillEveryTable(pool);
    const before = await contents(pool);
    const files = await filesOf(
      pool,
      partitionedTables.map(({ name }) => name),
    );

    expect(await partitionOrders(url)).toBe(true);
    expect(await contents(pool)).toEqual(before);
    // Not copied: the very files of before.
    expect(
      await filesOf(
        pool,
        partitionedTables.map(({ name }) => `${name}_before`),
      ),
    ).toEqual(files);

    await placeOrder(pool, 'ORD-2');
    const month = monthOf();
    for (const { name } of partitionedTables) {
      expect(await count(pool, `${name}_before`)).toBe(1);
      expect(await count(pool, partitionName(name, month))).toBe(1);
    }
    expect((await pool.query('SELECT id FROM orders ORDER BY id')).rows).toEqual([
      { id: '1' },
      { id: '10000000000' },
    ]);
    expect(await partitionOrders(url)).toBe(false);
  },
);

databaseTest(
  'indexes, keys, checks, defaults and sequences are those of before',
  async ({ database }) => {
    const { pool, url } = database;
    const before = await describeTables(pool);
    await partitionOrders(url);
    const after = await describeTables(pool);
    // Unique within each partition only: ids come from one sequence, numbers are kept apart by order_numbers.
    expect(before.filter((line) => !after.includes(line))).toEqual([
      'order_events: PRIMARY KEY (id)',
      'order_items: PRIMARY KEY (id)',
      'orders: UNIQUE (order_number)',
    ]);
    expect(after.filter((line) => !before.includes(line))).toEqual([]);
    const { rows } = await pool.query(`
    SELECT relname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE conparentid = 0 AND (NOT convalidated OR conname LIKE '%before_months')`);
    expect(rows).toEqual([]);
    expect(await migrateToLatest(url)).toEqual([]);
  },
);

describe('constraints hold over all partitions', () => {
  const refused: readonly { readonly what: string; readonly sql: string; readonly by: string }[] = [
    {
      what: 'a number of an order from before',
      sql: `INSERT INTO orders (user_id, order_number, total_amount) SELECT id, 'ORD-1', 1 FROM users`,
      by: 'orders_order_number_unique',
    },
    {
      what: 'a number of an order of this month',
      sql: `INSERT INTO orders (user_id, order_number, total_amount) SELECT id, 'ORD-2', 1 FROM users`,
      by: 'orders_order_number_unique',
    },
    {
      what: 'an order of nobody',
      sql: `INSERT INTO orders (user_id, order_number, total_amount) VALUES (77, 'ORD-3', 1)`,
      by: 'orders_user_id_foreign',
    },
    {
      what: 'an item of no order',
      sql: `INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
            SELECT 10000000077, id, 1, 1, 1 FROM products`,
      by: 'order_items_order_id_foreign',
    },
    {
      what: 'history of no order',
      sql: `INSERT INTO order_events (order_id, to_status, by_user_id) VALUES (10000000077, 'pending', 1)`,
      by: 'order_events_order_id_foreign',
    },
    {
      what: 'a status that is none',
      sql: `UPDATE orders SET status = 'lost'`,
      by: 'valid_status',
    },
    { what: 'to delete who ordered', sql: 'DELETE FROM users', by: 'orders_user_id_foreign' },
    {
      what: 'to delete what was ordered',
      sql: 'DELETE FROM stock_movements; DELETE FROM products',
      by: 'order_items_product_id_foreign',
    },
  ];

  databaseTest.for(refused)('$what is refused', async ({ sql, by }, { database }) => {
    const { pool } = await cutWithTwoOrders(database);
    const error = await pool.query(sql).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(constraintOf(error)).toBe(by);
  });

  databaseTest('a product is in an order once, in every month', async ({ database }) => {
    const { pool } = await cutWithTwoOrders(database);
    await expect(
      pool.query(`INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
                  SELECT order_id, product_id, 1, 1, 1 FROM order_items WHERE order_id > 1`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  databaseTest('what belongs to an order goes with it, in every month', async ({ database }) => {
    const { pool } = await cutWithTwoOrders(database);
    await pool.query('DELETE FROM orders');
    for (const table of ['order_items', 'order_events', 'idempotency_keys', 'order_claims'])
      expect(await count(pool, table), table).toBe(0);
  });
});

databaseTest('it can be ended at any step and begun again', async ({ database }) => {
  const { pool, url } = database;
  await fillEveryTable(pool);
  const before = await contents(pool);
  let steps = 0;
  const endAfter = async (last: number) => {
    let step = 0;
    return partitionOrders(url, {
      onProgress() {
        step++;
        if (step > last) throw new Error('Ended');
        steps = Math.max(steps, step);
      },
    });
  };
  for (let last = 0; ; last++) {
    try {
      await endAfter(last);
      break;
    } catch (error) {
      expect(error).toMatchObject({ message: 'Ended' });
      // In between the store is whole, and sells, also when somebody looks after its months.
      expect(await contents(pool)).toEqual(before);
      await keepMonths(pool);
      await placeOrder(pool, `ORD-X-${last}`);
      await pool.query(`DELETE FROM orders WHERE order_number LIKE 'ORD-X-%'`);
    }
  }
  expect(steps).toBeGreaterThan(3);
  expect(await contents(pool)).toEqual(before);
  for (const { name } of partitionedTables) expect(await readLayout(pool, name)).toBeDefined();
});

databaseTest('several at once cut it once', async ({ database }) => {
  await fillEveryTable(database.pool);
  const cut = await Promise.all(Array.from({ length: 4 }, () => partitionOrders(database.url)));
  expect(cut.filter(Boolean)).toHaveLength(1);
});

databaseTest(
  'a long transaction holds up the cutting, and the cutting holds up nobody',
  async ({ database }) => {
    const { pool, url } = database;
    await fillEveryTable(pool);
    const long = await pool.connect();
    await long.query('BEGIN; SELECT * FROM orders');
    const cutting = partitionOrders(url);
    await waitUntil(async () => {
      const { rowCount } = await pool.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'order-store partitions' AND wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    // It lets others pass again and again; each of these goes through although the lock is wanted.
    for (let n = 0; n < 5; n++) {
      await placeOrder(pool, `ORD-W-${n}`);
      await sleep(100);
    }
    await long.query('COMMIT');
    long.release();
    expect(await cutting).toBe(true);
    expect(await count(pool, 'orders')).toBe(6);
  },
);

databaseTest(
  'who may use the tables may use them afterwards, and no more',
  async ({ database }) => {
    const { pool, url } = database;
    await fillEveryTable(pool);
    const role = `shop_${database.url.slice(-8)}`;
    await pool.query(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
    try {
      await pool.query(`GRANT SELECT, INSERT ON orders, order_items, order_events TO ${role};
      GRANT SELECT ON users, products TO ${role}; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
      await partitionOrders(url);
      const client = await pool.connect();
      try {
        await client.query(`SET ROLE ${role}`);
        await placeOrder(client, 'ORD-2');
        await expect(client.query('DELETE FROM orders')).rejects.toMatchObject({ code: '42501' });
        await expect(client.query('SELECT * FROM order_numbers')).rejects.toMatchObject({
          code: '42501',
        });
      } finally {
        client.release(true);
      }
    } finally {
      await pool.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  },
);

databaseTest(
  'a table of one’s own that refers to orders goes on doing so',
  async ({ database }) => {
    const { pool, url } = database;
    await fillEveryTable(pool);
    await pool.query(`
    CREATE TABLE parcels (order_id bigint REFERENCES orders (id) ON DELETE CASCADE);
    INSERT INTO parcels SELECT id FROM orders`);
    await partitionOrders(url);
    await placeOrder(pool, 'ORD-2');
    await pool.query('INSERT INTO parcels SELECT max(id) FROM orders');
    await expect(pool.query('INSERT INTO parcels VALUES (7)')).rejects.toMatchObject({
      code: '23503',
    });
  },
);

describe('what can’t go along is named, and nothing is done', () => {
  const hindrances = [
    {
      what: 'a view',
      sql: 'CREATE VIEW open_orders AS SELECT * FROM orders',
      named: /the view open_orders/,
    },
    {
      what: 'a foreign key to an item',
      sql: 'CREATE TABLE returns (item_id bigint REFERENCES order_items (id))',
      named: /the foreign key returns_item_id_fkey of returns/,
    },
    {
      what: 'a unique index',
      sql: 'CREATE UNIQUE INDEX mine ON orders (lower(order_number))',
      named: /the unique index mine/,
    },
    {
      what: 'a publication',
      sql: 'CREATE PUBLICATION all_orders FOR TABLE orders',
      named: /the publication all_orders/,
    },
    { what: 'a policy', sql: 'CREATE POLICY mine ON orders', named: /the policy mine/ },
  ];
  databaseTest.for(hindrances)('$what', async ({ sql, named }, { database }) => {
    await database.pool.query(sql);
    const before = await describeTables(database.pool);
    await expect(partitionOrders(database.url)).rejects.toThrow(named);
    expect(await describeTables(database.pool)).toEqual(before);
  });
});

databaseTest('a store that lacks migrations is sent to get them', async ({ database }) => {
  await database.pool.query(`DELETE FROM order_store_migrations WHERE name LIKE '021%'`);
  await expect(partitionOrders(database.url)).rejects.toThrow(/lacks the migrations 021/);
});

databaseTest(
  'migrations that came after the first release go down and up on a store that is cut',
  async ({ database }) => {
    const { knex, pool, url } = database;
    await fillEveryTable(pool);
    await partitionOrders(url);
    const later = migrations.filter(({ name }) => name > '022');
    for (const { name, down } of later.toReversed()) {
      await down?.(knex);
      await knex('order_store_migrations').where({ name }).delete();
    }
    expect(await migrateToLatest(url)).toEqual(later.map(({ name }) => name));
    await placeOrder(pool, 'ORD-2');
  },
);

databaseTest('in a schema of one’s own it is cut there', async ({ database }) => {
  await database.pool.query('CREATE SCHEMA shop');
  const url = new URL(database.url);
  url.searchParams.set('options', '-c search_path=shop');
  await migrateToLatest(url.toString());
  await using shop = openDatabase({ url: url.toString() });
  await fillEveryTable(shop.pool);
  await partitionOrders(url.toString());
  await placeOrder(database.pool, 'ORD-2', 'shop.');
  expect(await count(shop.pool, 'order_numbers')).toBe(2);
  expect(await readLayout(database.pool, 'orders')).toBeUndefined();
});

async function cutWithTwoOrders(database: { readonly pool: Pool; readonly url: string }) {
  await fillEveryTable(database.pool);
  await partitionOrders(database.url);
  await placeOrder(database.pool, 'ORD-2');
  return database;
}

/** An order of Ada's for a mug, as the tables see it. */
async function placeOrder(
  connection: Pick<Pool, 'query'>,
  number: string,
  schema = '',
): Promise<void> {
  await connection.query(
    `WITH placed AS (
       INSERT INTO ${schema}orders (user_id, order_number, total_amount)
       SELECT id, $1, 4.50 FROM ${schema}users RETURNING id
     ), items AS (
       INSERT INTO ${schema}order_items (order_id, product_id, quantity, unit_price, subtotal)
       SELECT placed.id, products.id, 1, 4.50, 4.50 FROM placed, ${schema}products
     )
     INSERT INTO ${schema}order_events (order_id, to_status) SELECT id, 'pending' FROM placed`,
    [number],
  );
}

async function count(pool: Pool, table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return rows[0]?.count ?? 0;
}

/** All rows of the tables that are cut and of those that refer to them. */
async function contents(pool: Pool): Promise<unknown> {
  const tables = [
    'orders',
    'order_items',
    'order_events',
    'idempotency_keys',
    'order_claims',
    'stock_movements',
  ];
  const all = [];
  for (const table of tables)
    all.push((await pool.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows);
  return all;
}

/** The files that hold the tables and their indexes. */
async function filesOf(pool: Pool, tables: readonly string[]): Promise<unknown> {
  const { rows } = await pool.query(
    `SELECT pg_relation_filenode(pg_class.oid) AS file FROM pg_class
     WHERE oid = ANY ($1::text[]::regclass[])
        OR oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = ANY ($1::text[]::regclass[]))
     ORDER BY 1`,
    [tables],
  );
  return rows;
}

/** What the tables are made of, and who refers to them. */
async function describeTables(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `WITH cut AS (SELECT unnest($1::text[]::regclass[]) AS oid)
     SELECT line FROM (
       SELECT format('%s: %s', conrelid::regclass, pg_get_constraintdef(c.oid)) AS line
       FROM pg_constraint c JOIN cut ON cut.oid IN (conrelid, confrelid)
       WHERE conparentid = 0 AND contype IN ('p', 'u', 'f', 'c')
       UNION
       SELECT format('%s: %s %s', indrelid::regclass, indexrelid::regclass,
                     substring(pg_get_indexdef(indexrelid) FROM ' (USING .*)$'))
       FROM pg_index JOIN cut ON cut.oid = indrelid
       WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
       UNION
       SELECT format('%s: %s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
                     pg_get_expr(adbin, adrelid))
       FROM pg_attribute JOIN cut ON cut.oid = attrelid
       LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
       WHERE attnum > 0
       UNION
       SELECT format('%s owns %s', refobjid::regclass, objid::regclass)
       FROM pg_depend JOIN cut ON cut.oid = refobjid JOIN pg_class ON pg_class.oid = objid AND relkind = 'S'
       WHERE deptype = 'a'
     ) lines ORDER BY line COLLATE "C"`,
    [partitionedTables.map(({ name }) => name)],
  );
  return rows.map(({ line }) => line);
}

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds).toBe(true);
}
