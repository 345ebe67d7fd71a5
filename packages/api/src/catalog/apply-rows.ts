import { execute, query, type Transaction } from '@order-store/db';
import { movementTransactionSql } from '../products/index.ts';

/** The rows of an import after a line, up to and including another one. */
export interface Slice {
  readonly id: string;
  readonly after: number;
  readonly upTo: number;
}

export interface Outcomes {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** The last line of the next `size` rows; null if there are none. */
export async function endOfSlice(
  transaction: Transaction,
  { id, after }: Pick<Slice, 'id' | 'after'>,
  size: number,
): Promise<number | null> {
  const [slice] = await query<{ upTo: number | null }>(transaction, sliceSql, [id, after, size]);
  return slice?.upTo ?? null;
}

/** Locks the slice's products in id order, as everywhere, to avoid deadlocks. Returns the ids of those locked. */
export async function lockSlice(
  transaction: Transaction,
  { id, after, upTo }: Slice,
  whatIsLocked: 'skip' | 'wait',
): Promise<string[]> {
  const skip = whatIsLocked === 'skip' ? ' SKIP LOCKED' : '';
  const rows = await query<{ id: string }>(transaction, `${lockSql}${skip}`, [id, after, upTo]);
  return rows.map((row) => row.id);
}

/** Removes the slice's rows that have a problem, also those whose product no longer exists. Returns their number. */
export async function removeRejected(
  transaction: Transaction,
  { id, after, upTo }: Slice,
): Promise<number> {
  const [, removed] = await Promise.all([
    execute(transaction, missingSql, [id, after, upTo]),
    execute(transaction, removeSql, [id, after, upTo]),
  ]);
  return removed;
}

/**
 * Applies the slice's rows whose products are locked or new, and records the outcome of each. Other rows stay. All in one
 * statement, because the rows, products, stock movements and outcomes belong together.
 */
export async function applySlice(
  transaction: Transaction,
  { id, after, upTo }: Slice,
  locked: readonly string[],
): Promise<Outcomes> {
  const [counts] = await query<Outcomes>(transaction, applySql, [id, after, upTo, locked]);
  const { created, updated, unchanged } = counts ?? { created: 0, updated: 0, unchanged: 0 };
  return { created, updated, unchanged };
}

/** Rows of new products that lack a name or a price. `$2` and `$3` bound the lines. */
export const missingSql = `
INSERT INTO catalog_import_problems (import_id, line, "column", message)
SELECT $1::bigint, line, missing, 'is required: no product has this SKU'
FROM catalog_import_rows rows
CROSS JOIN LATERAL (VALUES ('name', name IS NULL), ('price', price IS NULL)) AS cells (missing, is_missing)
WHERE import_id = $1 AND line > $2 AND line <= $3 AND is_missing
  AND NOT EXISTS (SELECT FROM products WHERE products.sku = rows.sku)
ON CONFLICT DO NOTHING`;

const sliceSql = `
SELECT max(line) AS "upTo" FROM (
  SELECT line FROM catalog_import_rows WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3
) slice`;

const lockSql = `
SELECT id FROM products
WHERE sku IN (SELECT sku FROM catalog_import_rows WHERE import_id = $1 AND line > $2 AND line <= $3)
ORDER BY id FOR NO KEY UPDATE`;

const removeSql = `
DELETE FROM catalog_import_rows rows
WHERE import_id = $1 AND line > $2 AND line <= $3 AND EXISTS (
  SELECT FROM catalog_import_problems problems
  WHERE problems.import_id = rows.import_id AND problems.line = rows.line
)`;

/**
 * Orders placed before a rename keep the old name; see migration 011_create_product_names. New products are inserted in
 * SKU order, so that concurrent imports of the same ones do not deadlock; the later import finds them in a later step.
 */
const applySql = `
WITH good AS MATERIALIZED (
  SELECT rows.*, products.id, products.name AS old_name, products.price AS old_price, stock_quantity,
         products.archived_at,
         COALESCE(rows.name, products.name) AS new_name, COALESCE(rows.price, products.price) AS new_price,
         CASE WHEN sets_description THEN rows.description ELSE products.description END AS new_description,
         COALESCE(stock, stock_quantity, 0) AS new_stock,
         CASE WHEN COALESCE(archived, products.archived_at IS NOT NULL)
           THEN COALESCE(products.archived_at, statement_timestamp() AT TIME ZONE 'UTC') END AS new_archived_at,
         'catalog import ' || import_id AS reason, by_user_id,
         statement_timestamp() AT TIME ZONE 'UTC' AS now
  FROM catalog_import_rows rows
  JOIN catalog_imports ON catalog_imports.id = import_id
  LEFT JOIN products USING (sku)
  WHERE import_id = $1 AND line > $2 AND line <= $3
    AND (products.id = ANY ($4::bigint[])
         OR products.id IS NULL AND rows.name IS NOT NULL AND rows.price IS NOT NULL)
), renamed AS (
  INSERT INTO product_names (product_id, until_item_id, sku, name)
  SELECT id, nextval('order_items_id_seq'), sku, old_name FROM good WHERE new_name <> old_name
), counted AS (
  INSERT INTO stock_movements
    (product_id, kind, delta, quantity_after, reason, by_user_id, created_at, transaction_id)
  SELECT id, 'count', new_stock - stock_quantity, new_stock, reason, by_user_id, now,
         ${movementTransactionSql('good.id')}
  FROM good WHERE new_stock <> stock_quantity
), priced AS (
  -- A hundred in an event, so that none becomes too large to list. Names and stock have histories of their own.
  INSERT INTO security_events (at, kind, by_user_id, request_id, key_id, procedure, details)
  SELECT now, 'prices-imported', changes.by_user_id, COALESCE(origin->>'requestId', ''), (origin->>'keyId')::bigint,
         origin->>'procedure', jsonb_build_object(
           'importId', $1::text,
           'from', jsonb_object_agg(sku, old_price::text), 'to', jsonb_object_agg(sku, new_price::numeric(10, 2)::text))
  FROM (
    SELECT *, (row_number() OVER (ORDER BY line) - 1) / 100 AS event FROM good WHERE new_price <> old_price
  ) changes JOIN catalog_import_jobs USING (import_id)
  GROUP BY event, now, changes.by_user_id, origin
), archived AS (
  INSERT INTO security_events (at, kind, by_user_id, request_id, key_id, procedure, details)
  SELECT now, 'product-updated', good.by_user_id, COALESCE(origin->>'requestId', ''), (origin->>'keyId')::bigint,
         origin->>'procedure', jsonb_build_object('productId', id::text,
           'from', jsonb_build_object('archived', archived_at IS NOT NULL),
           'to', jsonb_build_object('archived', new_archived_at IS NOT NULL))
  FROM good JOIN catalog_import_jobs USING (import_id)
  WHERE id IS NOT NULL AND new_archived_at IS DISTINCT FROM archived_at
), updated AS (
  UPDATE products
  SET name = new_name, price = new_price, description = new_description, stock_quantity = new_stock, updated_at = now,
      archived_at = new_archived_at,
      version = version + ((products.name, products.price, products.description, products.archived_at)
                           IS DISTINCT FROM (new_name, new_price, new_description, new_archived_at))::int
  FROM good
  WHERE good.id = products.id
    AND (products.name, products.price, products.description, products.stock_quantity, products.archived_at)
        IS DISTINCT FROM (new_name, new_price, new_description, new_stock, new_archived_at)
  RETURNING products.id
), created AS (
  INSERT INTO products (sku, name, description, price, stock_quantity, archived_at, created_at, updated_at)
  SELECT sku, new_name, new_description, new_price, new_stock, new_archived_at, now, now
  FROM good WHERE id IS NULL ORDER BY sku
  ON CONFLICT DO NOTHING
  RETURNING id, sku, stock_quantity, created_at
), opened AS (
  INSERT INTO stock_movements (product_id, kind, delta, quantity_after, reason, by_user_id, created_at)
  SELECT created.id, 'opening', stock_quantity, stock_quantity, 'catalog import ' || $1::bigint, by_user_id,
         created.created_at
  FROM created, catalog_imports WHERE catalog_imports.id = $1
), done AS (
  -- Subqueries instead of joins, because PostgreSQL hashes them also where it expects few rows.
  SELECT line, sku, CASE WHEN id IS NULL THEN 'created'
                         WHEN id IN (SELECT id FROM updated) THEN 'updated' ELSE 'unchanged' END AS outcome
  FROM good WHERE id IS NOT NULL OR sku IN (SELECT sku FROM created)
), recorded AS (
  INSERT INTO catalog_import_results (import_id, line, sku, outcome) SELECT $1, line, sku, outcome FROM done
), removed AS (
  DELETE FROM catalog_import_rows USING done
  WHERE catalog_import_rows.import_id = $1 AND catalog_import_rows.line = done.line
)
SELECT count(*) FILTER (WHERE outcome = 'created')::int AS created,
       count(*) FILTER (WHERE outcome = 'updated')::int AS updated,
       count(*) FILTER (WHERE outcome = 'unchanged')::int AS unchanged
FROM done`;
