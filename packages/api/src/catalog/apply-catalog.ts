import {
  constraintOf,
  execute,
  isRetryable,
  query,
  runInTransaction,
  type Database,
  type Transaction,
} from '@order-store/db';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { auditImport, auditPrices } from './audit-import.ts';
import type { CatalogImportView, CatalogProblem } from './catalog-views.ts';
import { addToImport, beginImport, lockImport } from './stage-catalog.ts';

export type ImportMode = 'all-or-nothing' | 'row-by-row';

/** Imports a whole file in one call. Throws VALIDATION_FAILED. */
export async function importCatalog(
  database: Database,
  origin: Origin,
  actor: Actor,
  { csv, mode }: { readonly csv: string; readonly mode: ImportMode },
): Promise<CatalogImportView> {
  const { id } = await beginImport(database, actor);
  await addToImport(database, actor, { id, csv, firstLine: 2 });
  return finishImport(database, origin, actor, { id, mode });
}

/**
 * Applies a staged import: creates products, or updates those with the same SKU. Stock in the file replaces the
 * current stock. `all-or-nothing` uses one transaction, which blocks sales of these products; `row-by-row` skips
 * invalid rows and commits every thousand lines. A repeated call resumes an interrupted import or returns the same
 * result. Throws IMPORT_NOT_FOUND.
 */
export async function finishImport(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id, mode: asked }: { readonly id: string; readonly mode: ImportMode },
): Promise<CatalogImportView> {
  for (;;) {
    const done = await runInTransaction(
      database,
      async (transaction) => {
        const state = await lockImport(transaction, actor, id);
        if (state.finished) return true;
        // A resumed import keeps the mode it was started with.
        const mode = state.mode ?? asked;
        if (state.mode === null) {
          await execute(transaction, 'UPDATE catalog_imports SET mode = $2 WHERE id = $1', [
            id,
            mode,
          ]);
          await execute(transaction, duplicatesSql, [id]);
          await auditImport(transaction, origin, actor, { importId: id, mode });
        }
        const whole = mode === 'all-or-nothing';
        const [slice] = await query<{ upTo: number | null }>(transaction, sliceSql, [
          id,
          whole ? null : sliceSize,
        ]);
        const upTo = slice?.upTo ?? null;
        if (upTo !== null) {
          await execute(transaction, lockSql, [id, upTo]);
          await execute(transaction, missingSql, [id, upTo]);
          if (!(whole && (await hasProblems(transaction, id)))) {
            await auditPrices(transaction, origin, actor, { id, upTo });
            await apply(transaction, actor, id, upTo);
          }
          await execute(
            transaction,
            'DELETE FROM catalog_import_rows WHERE import_id = $1 AND line <= $2',
            [id, upTo],
          );
        }
        if (upTo !== null && !whole) return false;
        await execute(transaction, 'UPDATE catalog_imports SET finished = true WHERE id = $1', [
          id,
        ]);
        return true;
      },
      // A product with this SKU was created concurrently; retry to find it.
      {
        retries: (error) => isRetryable(error) || constraintOf(error) === 'products_sku_unique',
      },
    );
    if (done) return viewImport(database, id);
  }
}

const sliceSize = 1000;

async function apply(
  transaction: Transaction,
  actor: Actor,
  id: string,
  upTo: number,
): Promise<void> {
  const reason = `catalog import ${id}`;
  await execute(transaction, rememberNamesSql, [id, upTo]);
  await execute(transaction, recordCountsSql, [id, upTo, reason, actor.id]);
  const updated = await execute(transaction, updateSql, [id, upTo]);
  const created = await execute(transaction, createSql, [id, upTo, reason, actor.id]);
  await execute(transaction, tallySql, [id, upTo, created, updated]);
}

async function hasProblems(transaction: Transaction, id: string): Promise<boolean> {
  const rows = await query(
    transaction,
    'SELECT FROM catalog_import_problems WHERE import_id = $1 LIMIT 1',
    [id],
  );
  return rows.length > 0;
}

async function viewImport({ pool }: Database, id: string): Promise<CatalogImportView> {
  const [found] = await query<ImportRow>(pool, viewSql, [id]);
  if (!found) throw new Error(`Import ${id} no longer exists`);
  const { mode, problems, ...counts } = found;
  return {
    id,
    applied: mode === 'row-by-row' || counts.refused === 0,
    ...counts,
    problems: problems ?? [],
  };
}

interface ImportRow {
  readonly mode: ImportMode;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly problems: CatalogProblem[] | null;
}

const duplicatesSql = `
INSERT INTO catalog_import_problems (import_id, line, "column", message)
SELECT $1::bigint, line, 'sku', format('is already on line %s', first)
FROM (
  SELECT line, min(line) OVER (PARTITION BY sku) AS first FROM catalog_import_rows WHERE import_id = $1
) rows
WHERE line > first
ON CONFLICT DO NOTHING`;

const sliceSql = `
SELECT max(line) AS "upTo" FROM (
  SELECT line FROM catalog_import_rows WHERE import_id = $1 ORDER BY line LIMIT $2::bigint
) slice`;

/** Locks in id order, as everywhere, to avoid deadlocks. */
const lockSql = `
SELECT FROM products
WHERE sku IN (SELECT sku FROM catalog_import_rows WHERE import_id = $1 AND line <= $2)
ORDER BY id FOR NO KEY UPDATE`;

const missingSql = `
INSERT INTO catalog_import_problems (import_id, line, "column", message)
SELECT $1::bigint, line, missing, 'is required: no product has this SKU'
FROM catalog_import_rows rows
CROSS JOIN LATERAL (VALUES ('name', name IS NULL), ('price', price IS NULL)) AS cells (missing, is_missing)
WHERE import_id = $1 AND line <= $2 AND is_missing
  AND NOT EXISTS (SELECT FROM products WHERE products.sku = rows.sku)
ON CONFLICT DO NOTHING`;

const good = `
  good AS MATERIALIZED (
    SELECT * FROM catalog_import_rows rows
    WHERE import_id = $1 AND line <= $2 AND NOT EXISTS (
      SELECT FROM catalog_import_problems problems
      WHERE problems.import_id = rows.import_id AND problems.line = rows.line
    )
  )`;

/** Orders placed before the change keep the old name; see migration 011_create_product_names. */
const rememberNamesSql = `
WITH ${good}
INSERT INTO product_names (product_id, until_item_id, sku, name)
SELECT products.id, nextval('order_items_id_seq'), products.sku, products.name
FROM good JOIN products USING (sku) WHERE good.name <> products.name`;

const recordCountsSql = `
WITH ${good}
INSERT INTO stock_movements (product_id, kind, delta, quantity_after, reason, by_user_id, created_at)
SELECT products.id, 'count', stock - stock_quantity, stock, $3, $4, statement_timestamp() AT TIME ZONE 'UTC'
FROM good JOIN products USING (sku) WHERE stock <> stock_quantity`;

const updateSql = `
WITH ${good}, changes AS (
  SELECT products.id, COALESCE(good.name, products.name) AS name, COALESCE(good.price, products.price) AS price,
         CASE WHEN sets_description THEN good.description ELSE products.description END AS description,
         COALESCE(stock, stock_quantity) AS stock
  FROM good JOIN products USING (sku)
)
UPDATE products
SET name = changes.name, price = changes.price, description = changes.description, stock_quantity = stock,
    updated_at = statement_timestamp() AT TIME ZONE 'UTC',
    version = version + ((products.name, products.price, products.description)
                         IS DISTINCT FROM (changes.name, changes.price, changes.description))::int
FROM changes
WHERE changes.id = products.id
  AND (products.name, products.price, products.description, stock_quantity)
      IS DISTINCT FROM (changes.name, changes.price, changes.description, stock)`;

/** Inserts in SKU order, so that concurrent imports of the same new products do not deadlock. */
const createSql = `
WITH ${good}, created AS (
  INSERT INTO products (sku, name, description, price, stock_quantity, created_at, updated_at)
  SELECT sku, name, description, price, COALESCE(stock, 0), now, now
  FROM good CROSS JOIN (SELECT statement_timestamp() AT TIME ZONE 'UTC' AS now) clock
  WHERE NOT EXISTS (SELECT FROM products WHERE products.sku = good.sku)
  ORDER BY sku
  RETURNING id, stock_quantity, created_at
)
INSERT INTO stock_movements (product_id, kind, delta, quantity_after, reason, by_user_id, created_at)
SELECT id, 'opening', stock_quantity, stock_quantity, $3, $4, created_at FROM created`;

const tallySql = `
WITH ${good}
UPDATE catalog_imports
SET created = created + $3::int, updated = updated + $4::int,
    unchanged = unchanged + (SELECT count(*) FROM good) - $3::int - $4::int
WHERE id = $1`;

const viewSql = `
SELECT mode, created, updated, unchanged,
       (SELECT count(DISTINCT line)::int FROM catalog_import_problems WHERE import_id = $1) AS refused,
       (SELECT json_agg(json_build_object('line', line, 'column', "column", 'message', message))
        FROM (SELECT * FROM catalog_import_problems WHERE import_id = $1
              ORDER BY line, "column" LIMIT 1000) listed) AS problems
FROM catalog_imports WHERE id = $1`;
