import { execute, query, type SqlTransaction, type Transaction } from '@order-store/db';

/** The purpose of a customer lock. Operations of different kinds do not wait for each other. */
type CustomerLock = keyof typeof locks;

/** The first key of PostgreSQL's advisory locks, random so that other programs do not use it. */
const locks = { placing: 1_904_112_643, cancelling: 1_904_112_644 } as const;

/**
 * Lets transactions that count a customer's orders run one after another, until they end. An advisory lock writes
 * nothing, unlike a lock on the customer's row. Customers are locked in the order of their ids.
 */
export async function lockCustomers(
  transaction: SqlTransaction | Transaction,
  lock: CustomerLock,
  ids: readonly string[],
): Promise<void> {
  await execute(transaction, {
    name: 'lock-customers',
    text: sql,
    values: [locks[lock], [...ids]],
  });
}

/** Locks the customers that no other transaction has locked, and returns their ids. */
export async function lockFreeCustomers(
  transaction: SqlTransaction,
  lock: CustomerLock,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const free = await query<{ id: string }>(transaction, {
    name: 'lock-free-customers',
    text: freeSql,
    values: [locks[lock], [...ids]],
  });
  return new Set(free.map(({ id }) => id));
}

const freeSql = `
SELECT id FROM unnest($2::bigint[]) AS id WHERE pg_try_advisory_xact_lock($1, (id % 2147483648)::int)`;

/** The statement of {@link lockCustomers}, as a part of another one, in which `ids` is a parameter. */
export function lockCustomersSql(lock: CustomerLock, ids: string): string {
  return lockSql(`${locks[lock]}`, ids);
}

// The subquery keeps its order. Ids that collide modulo 2^31 share a lock, which is harmless.
const lockSql = (lock: string, ids: string) => `
SELECT pg_advisory_xact_lock(${lock}, customer)
FROM (
  SELECT DISTINCT (id % 2147483648)::int AS customer FROM unnest(${ids}::bigint[]) AS id ORDER BY 1 OFFSET 0
) customers`;

const sql = lockSql('$1', '$2');
