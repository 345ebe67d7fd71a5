import { expect, test } from 'vitest';
import { databaseTest } from '../testing/database-test.ts';
import { fillEveryTable } from '../testing/fill-every-table.ts';
import { openDatabase } from '../open-database.ts';
import { keepMonths } from './keep-months.ts';
import { readLayout } from './layout.ts';
import {
  idsIn,
  idsOfMonth,
  monthInName,
  monthOf,
  monthsFrom,
  partitionName,
  planAfter,
} from './months.ts';
import { partitionOrders } from './partition-orders.ts';
import { partitionedTables } from './partitioned-tables.ts';

databaseTest(
  'three months are ready, and a month’s orders go to it once it has begun',
  async ({ database }) => {
    const { pool, url } = database;
    await fillEveryTable(pool);
    await partitionOrders(url);
    const [now = '', next = '', , , fourth = ''] = monthsFrom(monthOf(), 4);
    expect(await monthsOf(pool)).toEqual(monthsFrom(now, 3));

    expect(await placedIn(pool)).toBe(partitionName('orders', now));
    expect(await keepMonths(pool, { month: next })).toEqual([fourth]);
    expect(await placedIn(pool)).toBe(partitionName('orders', next));
    // A clock that goes back changes nothing.
    expect(await keepMonths(pool, { month: now })).toEqual([]);
    expect(await keepMonths(pool, { month: '2020-01' })).toEqual([]);
    expect(await placedIn(pool)).toBe(partitionName('orders', next));
  },
);

databaseTest(
  'when nobody looked after the months for a year, orders went on, and go on in theirs',
  async ({ database }) => {
    const { pool, url } = database;
    await fillEveryTable(pool);
    await partitionOrders(url);
    const later = monthsFrom(monthOf(), 12).at(-1) ?? '';
    await keepMonths(pool, { month: later });
    expect(await placedIn(pool)).toBe(partitionName('orders', later));
    const layouts = await Promise.all(partitionedTables.map(({ name }) => readLayout(pool, name)));
    for (const layout of layouts) expect(layout).toEqual(layouts[0]);
  },
);

databaseTest('many at once make each month once, and no id comes twice', async ({ database }) => {
  const { pool, url } = database;
  await fillEveryTable(pool);
  await partitionOrders(url);
  await using others = openDatabase({ url, maxOpenConnections: 8 });
  const later = monthsFrom(monthOf(), 5).at(-1) ?? '';
  const ids = new Array<string>();
  const draw = async () => {
    for (let n = 0; n < 200; n++) {
      const { rows } = await others.pool.query<{ id: string }>(
        `SELECT nextval('orders_id_seq') AS id`,
      );
      ids.push(rows[0]?.id ?? '');
    }
  };
  const made = await Promise.all([
    ...Array.from({ length: 4 }, () => keepMonths(others.pool, { month: later })),
    draw().then(() => []),
  ]);
  // One may have made a month's orders, and another their items.
  expect([...new Set(made.flat())].toSorted()).toEqual(monthsFrom(later, 3));
  expect(new Set(ids).size).toBe(ids.length);
});

databaseTest('a store that is not cut has no months to look after', async ({ database }) => {
  expect(await keepMonths(database.pool)).toEqual([]);
  expect(await readLayout(database.pool, 'orders')).toBeUndefined();
});

test('months follow each other, each with ids of its own', () => {
  expect(monthsFrom('2026-11', 3)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  expect(monthOf(new Date('2026-12-31T23:59:59Z'))).toBe('2026-12');
  expect(monthInName(partitionName('order_items', '2027-01'))).toBe('2027-01');
  expect(monthInName('orders_before')).toBeUndefined();
  const plan = planAfter(20_000_000n, '2026-11');
  expect(idsIn('2026-11', plan)).toEqual([idsOfMonth, 2n * idsOfMonth]);
  expect(idsIn('2027-01', plan)).toEqual([3n * idsOfMonth, 4n * idsOfMonth]);
  expect(() => idsIn('2026-10', plan)).toThrow(/2026-10 is before 2026-11/);
  // Above what was given out, whatever that is.
  expect(planAfter(idsOfMonth, '2026-11').begin).toBe(2n * idsOfMonth);
});

type Queryable = Parameters<typeof keepMonths>[0];

async function monthsOf(pool: Queryable) {
  return (await readLayout(pool, 'orders'))?.months ?? [];
}

/** Places an order, and tells the partition that has it. */
async function placedIn(pool: Queryable): Promise<string | undefined> {
  const { rows } = await pool.query<{ partition: string }>(`
    INSERT INTO orders (user_id, order_number, total_amount) SELECT id, gen_random_uuid(), 1 FROM users
    RETURNING tableoid::regclass::text AS partition`);
  return rows[0]?.partition;
}
