import { execute, isLockTimeout, Product, query, type Transaction } from '@order-store/db';
import { productsNotFound } from './find-products.ts';

/** Locks the product's row until the transaction ends. PRODUCT_NOT_FOUND */
export async function lockProduct(transaction: Transaction, id: string): Promise<Product> {
  const product = await Product.query(transaction).findById(id).forNoKeyUpdate();
  if (!product) throw productsNotFound([id]);
  return product;
}

/**
 * Locks the products' rows until the transaction ends. It waits long only for one row at a time and only while it holds
 * no other product, so that orders for other products are not delayed. With locks held it waits for less than
 * PostgreSQL's deadlock_timeout.
 */
export async function lockProducts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<void> {
  const deadline = performance.now() + maxWaitMs;
  await execute(transaction, 'SAVEPOINT before_products');
  // Rolling back to a savepoint releases the locks taken since.
  const release = () => execute(transaction, 'ROLLBACK TO SAVEPOINT before_products');
  while (!(await lockSoon(transaction, ids))) {
    await release();
    const [held] = await lockFreeProducts(transaction, ids);
    if (held === undefined) return;
    await release();
    const wait = performance.now() < deadline ? '' : 'NOWAIT';
    const lockHeld = `SELECT FROM products WHERE id = $1 FOR NO KEY UPDATE ${wait}`;
    await execute(transaction, lockHeld, [held]);
  }
}

/** Locks the rows that no other transaction has locked, and returns the ids of the others, in their order. */
async function lockFreeProducts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(transaction, lockFreeSql, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** For several rows one after another. Each also has PostgreSQL's lock_timeout. */
const maxWaitMs = 10_000;
const briefWaitMs = 200;

/** Returns whether all rows could be locked within a short time each. */
async function lockSoon(transaction: Transaction, ids: readonly string[]): Promise<boolean> {
  const [previous] = await query<{ timeout: string }>(transaction, setTimeoutSql, [
    `${briefWaitMs}`,
  ]);
  try {
    await execute(transaction, lockAllSql, [ids]);
  } catch (error) {
    if (isLockTimeout(error)) return false;
    throw error;
  }
  await execute(transaction, setTimeoutSql, [previous?.timeout]);
  return true;
}

const setTimeoutSql = `SELECT current_setting('lock_timeout') AS timeout, set_config('lock_timeout', $1, true)`;

const lockAllSql = `
SELECT FROM products WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE`;

const lockFreeSql = `
WITH free AS MATERIALIZED (
  SELECT id FROM products WHERE id = ANY ($1::bigint[]) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
)
SELECT id FROM products WHERE id = ANY ($1::bigint[]) AND id NOT IN (SELECT id FROM free) ORDER BY id`;
