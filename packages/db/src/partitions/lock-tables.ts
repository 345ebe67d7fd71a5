import type { PoolClient } from 'pg';

/**
 * Locks a table whole, with all that refer to it and all that it refers to: attaching a partition takes triggers away
 * from those. The order is that in which placing an order comes to them. Else it would hold what is wanted
 * here and wait for what is held here, again and again, and under load nothing would come of it.
 */
export async function lockForCutting(client: PoolClient, table: string): Promise<void> {
  const tables = await neighboursOf(client, table);
  await lock(client, tables, ['products', 'users', 'idempotency_keys', ...cut], () => whole);
}

/**
 * Locks a table whole, and against writing those that it refers to: a new partition gets foreign keys to them.
 * Products and users come last, since placing writes to products last and has only locked rows of them before.
 */
export async function lockForMonth(client: PoolClient, table: string): Promise<void> {
  const tables = await neighboursOf(client, table, 'only those it refers to');
  await lock(client, tables, cut, (name) => (name === table ? whole : againstWriting));
}

const cut = ['orders', 'order_items', 'order_events'];
const whole = 'ACCESS EXCLUSIVE';
const againstWriting = 'SHARE ROW EXCLUSIVE';

/** Those that are not in the order come last. */
async function lock(
  client: PoolClient,
  tables: readonly string[],
  order: readonly string[],
  modeOf: (table: string) => string,
): Promise<void> {
  const known = order.filter((table) => tables.includes(table));
  const others = tables.filter((table) => !order.includes(table));
  for (const table of [...known, ...others])
    await client.query(`LOCK TABLE ${table} IN ${modeOf(table)} MODE`);
}

async function neighboursOf(
  client: PoolClient,
  table: string,
  which?: 'only those it refers to',
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(neighboursSql, [
    table,
    which === undefined,
  ]);
  return rows.map(({ name }) => name);
}

const neighboursSql = `
SELECT $1::text AS name
UNION
SELECT confrelid::regclass::text FROM pg_constraint
WHERE conrelid = $1::regclass AND contype = 'f' AND conparentid = 0
UNION
SELECT conrelid::regclass::text FROM pg_constraint
WHERE $2::boolean AND confrelid = $1::regclass AND contype = 'f' AND conparentid = 0
ORDER BY name`;
