import {
  execute,
  Product,
  runInTransaction,
  type Database,
  type Transaction,
} from '@order-store/db';
import { raw } from 'objection';
import { recordStaffChanges, type Origin } from '../platform/audit/record-security-event.ts';
import { changeBetween } from '../platform/audit/security-events.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import {
  changesOf,
  hasNewMetadata,
  invalidPricesOf,
  rejectPrices,
  type InvalidPrice,
  type SelectedProduct,
} from './bulk-changes.ts';
import { filtered } from './filter-products.ts';
import { productsNotFound } from './find-products.ts';
import { lockProducts } from './lock-products.ts';
import { productRow } from './product-row.ts';
import type { ProductChangeView, ProductsUpdateView } from './product-view.ts';
import type { UpdateMany } from './update-many-schemas.ts';

/**
 * Changes prices and metadata of many products, archives or restores them: all of them or none. Stock is not touched.
 * With `preview` it changes nothing and returns what would change. PRODUCT_NOT_FOUND with all missing ids, OUT_OF_RANGE
 * if a price would be below 0 or too high, VALIDATION_FAILED if a filter matches too many products
 */
export async function updateMany(
  database: Database,
  origin: Origin,
  actor: Actor,
  input: UpdateMany,
): Promise<ProductsUpdateView> {
  return runInTransaction(database, async (transaction) => {
    const ids = await (input.preview ? select : lockSelected)(transaction, input);
    const shown: ProductChangeView[] = [];
    const invalid: InvalidPrice[] = [];
    let changed = 0;
    for (let at = 0; at < ids.length; at += partSize) {
      const products = await read(transaction, ids.slice(at, at + partSize));
      const changes = await changesOf(products, input);
      invalid.push(...invalidPricesOf(changes));
      if (!input.preview && changes.length > 0 && invalid.length === 0) {
        await write(transaction, changes);
        await recordChanges(transaction, origin, actor, changes, input);
      }
      changed += changes.length;
      shown.push(...changes.slice(0, maxShown - shown.length));
    }
    rejectPrices(invalid);
    return { matched: ids.length, changed, changes: shown };
  });
}

/** Products in memory at a time: their metadata, before and after, may have 32 kB each. */
const partSize = 250;

const maxShown = 100;

/** As many as an import changes in one transaction. Orders for the products wait until it ends. */
const maxProducts = 5000;

type Selection = Pick<UpdateMany, 'ids' | 'filter'>;

/** Finds the products, in id order, among those in `within` if given. PRODUCT_NOT_FOUND, VALIDATION_FAILED */
async function select(
  transaction: Transaction,
  { ids, filter = {} }: Selection,
  within: readonly string[] | undefined = ids,
): Promise<string[]> {
  const rows = Product.query(transaction);
  if (ids === undefined) filtered(rows, filter);
  if (within !== undefined) void rows.whereIn('products.id', [...within]);
  const rowsFound = await rows
    .select('products.id')
    .orderBy('products.id')
    .limit(maxProducts + 1);
  if (rowsFound.length > maxProducts) throw tooMany();
  const found = rowsFound.map(({ id }) => id);
  const known = new Set(found);
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  if (missing.length > 0) throw productsNotFound(missing);
  return found;
}

/** Finds the products again when they are locked: they may have changed, and no longer match the filter. */
async function lockSelected(transaction: Transaction, selection: Selection): Promise<string[]> {
  const ids = await select(transaction, selection);
  await lockProducts(transaction, ids);
  return select(transaction, selection, ids);
}

async function read(transaction: Transaction, ids: readonly string[]): Promise<SelectedProduct[]> {
  return Product.query(transaction)
    .whereIn('products.id', [...ids])
    .select(raw(fields))
    .orderBy('products.id')
    .castTo<SelectedProduct[]>();
}

const fields = `products.id, products.sku, products.name, products.price, products.archived_at IS NOT NULL AS archived,
  ${productRow.fields.metadata.sql('products')} AS metadata`;

function tooMany(): DomainError {
  const problem = `matches more than ${maxProducts} products: narrow it, and change them in parts`;
  return new DomainError('VALIDATION_FAILED', `filter: ${problem}`, { filter: [problem] });
}

async function write(
  transaction: Transaction,
  changes: readonly ProductChangeView[],
): Promise<void> {
  const ids = changes.map(({ id }) => id);
  await execute(transaction, updateSql, [
    ids,
    changes.map(({ to }) => to.price),
    changes.map(({ to }) => to.archived),
  ]);
  const patched = changes.filter(hasNewMetadata);
  if (patched.length === 0) return;
  await execute(transaction, metadataSql, [
    patched.map(({ id }) => id),
    patched.map(({ to }) => JSON.stringify(to.metadata)),
  ]);
}

/** One event for each product. */
async function recordChanges(
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
  changes: readonly ProductChangeView[],
  { metadata = {} }: UpdateMany,
): Promise<void> {
  const metadataKeys = Object.keys(metadata);
  await recordStaffChanges(
    transaction,
    origin,
    actor,
    changes.map((change) => ({
      kind: 'product-updated',
      userId: null,
      details: {
        productId: change.id,
        ...changeBetween(auditedFields(change.from), auditedFields(change.to)),
        ...(hasNewMetadata(change) ? { metadataKeys } : {}),
      },
    })),
  );
}

function auditedFields({ price, archived }: ProductChangeView['from']) {
  return { price, archived };
}

const updateSql = `
UPDATE products
SET price = changes.price, updated_at = now, version = version + 1,
    archived_at = CASE WHEN archived THEN COALESCE(archived_at, now) END
FROM unnest($1::bigint[], $2::numeric[], $3::boolean[]) AS changes (id, price, archived),
     (SELECT statement_timestamp() AT TIME ZONE 'UTC' AS now) clock
WHERE products.id = changes.id`;

const metadataSql = `
WITH given AS (
  SELECT product_id, metadata FROM unnest($1::bigint[], $2::jsonb[]) AS given (product_id, metadata)
), removed AS (
  DELETE FROM product_metadata USING given
  WHERE product_metadata.product_id = given.product_id AND given.metadata = '{}'
)
INSERT INTO product_metadata (product_id, metadata)
SELECT product_id, metadata FROM given WHERE metadata <> '{}'
ON CONFLICT (product_id) DO UPDATE SET metadata = excluded.metadata`;
