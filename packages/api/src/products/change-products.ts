import {
  constraintOf,
  execute,
  Product,
  runInTransaction,
  StockMovement,
  type Database,
  type Transaction,
} from '@order-store/db';
import type { PartialModelObject } from 'objection';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import { changeBetween } from '../platform/audit/security-events.ts';
import type { Actor } from '../platform/identity/context.ts';
import { patchMetadata } from '../platform/metadata/patch-metadata.ts';
import { DomainError } from '../shared/domain-error.ts';
import { isStillReferenced } from '../shared/is-still-referenced.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { utcNow } from '../shared/utc-now.ts';
import { productsNotFound, viewProduct } from './find-products.ts';
import { lockProduct } from './lock-products.ts';
import type { ProductView } from './product-view.ts';

interface NewProduct {
  readonly sku: string;
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly price: string;
  readonly stockQuantity?: number | undefined;
  readonly metadata?: JsonObject | undefined;
}

/** Creates a product with its opening stock, 0 without one. SKU_TAKEN */
export async function createProduct(
  database: Database,
  origin: Origin,
  actor: Actor,
  newProduct: NewProduct,
): Promise<ProductView> {
  const { sku, name, description = null, price, stockQuantity = 0, metadata } = newProduct;
  return runInTransaction(database, async (transaction) => {
    const product = await Product.query(transaction).insertAndFetch({
      sku,
      name,
      description,
      price,
      stockQuantity,
    });
    await StockMovement.query(transaction).insert({
      productId: product.id,
      kind: 'opening',
      delta: stockQuantity,
      quantityAfter: stockQuantity,
      byUserId: actor.id,
    });
    await recordStaffChange(transaction, origin, actor, {
      kind: 'product-created',
      userId: null,
      details: { productId: product.id, to: { ...auditedFields(product), stockQuantity } },
    });
    if (metadata) await patchMetadata(transaction, 'product', product.id, metadata);
    return viewProduct(transaction, product.id);
  }).catch(rejectTakenSku);
}

interface ProductChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly price?: string | undefined;
  readonly metadata?: JsonObject | undefined;
}

/**
 * Changes the given fields if the version is still `expectedVersion`; otherwise VERSION_CONFLICT with the current row.
 * Stock and sales do not affect the version. Metadata is a JSON merge patch. SKU_TAKEN, PRODUCT_NOT_FOUND
 */
export async function updateProduct(
  database: Database,
  origin: Origin,
  actor: Actor,
  change: ProductChange,
): Promise<ProductView> {
  const { id, expectedVersion, sku, name, description, price, metadata } = change;
  return runInTransaction(database, async (transaction) => {
    const product = await lockProduct(transaction, id);
    await checkVersion(transaction, product, expectedVersion);
    if ((name ?? product.name) !== product.name || (sku ?? product.sku) !== product.sku) {
      await rememberName(transaction, product);
    }
    if (metadata) await patchMetadata(transaction, 'product', id, metadata);
    const fields = {
      ...(sku === undefined ? {} : { sku }),
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      ...(price === undefined ? {} : { price }),
    };
    await patchProduct(transaction, origin, actor, product, fields, metadata);
    return viewProduct(transaction, id);
  }).catch(rejectTakenSku);
}

/** VERSION_CONFLICT with the current row, unless the locked product has the version that the caller expects. */
export async function checkVersion(
  transaction: Transaction,
  { id, version }: Product,
  expectedVersion: number | undefined,
): Promise<void> {
  if (expectedVersion === undefined || version === expectedVersion) return;
  const current = await viewProduct(transaction, id);
  throw new DomainError(
    'VERSION_CONFLICT',
    'The product has changed: apply the edit to `current` and its version',
    { current },
  );
}

/** Changes fields of a locked product, raises its version and records the change. `metadata` is the patch that it got. */
export async function patchProduct(
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
  product: Product,
  fields: PartialModelObject<Product>,
  metadata?: JsonObject,
): Promise<void> {
  // Read first, because patching changes the model as well.
  const before = auditedFields(product);
  const changed = await product
    .$query(transaction)
    .patchAndFetch({ ...fields, updatedAt: utcNow, version: product.version + 1 });
  await recordStaffChange(transaction, origin, actor, {
    kind: 'product-updated',
    userId: null,
    details: {
      productId: product.id,
      ...changeBetween(before, auditedFields(changed)),
      ...(metadata ? { metadataKeys: Object.keys(metadata) } : {}),
    },
  });
}

/** Deletes a product that is in no order; else IN_USE. PRODUCT_NOT_FOUND */
export async function deleteProduct(
  database: Database,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    const product = await Product.query(transaction).findById(id).forUpdate();
    if (!product) throw productsNotFound([id]);
    await product.$query(transaction).delete();
    const { stockQuantity } = product;
    await recordStaffChange(transaction, origin, actor, {
      kind: 'product-deleted',
      userId: null,
      details: { productId: id, from: { ...auditedFields(product), stockQuantity } },
    });
  }).catch((error: unknown) => {
    if (!isStillReferenced(error)) throw error;
    throw new DomainError('IN_USE', 'The product is in orders and can’t be deleted', {}, error);
  });
}

function auditedFields({ sku, name, description, price, archivedAt, purchaseLimit }: Product) {
  return { sku, name, description, price, archived: archivedAt !== null, purchaseLimit };
}

/** Orders placed up to now keep the old name; see the migration 011_create_product_names. */
async function rememberName(transaction: Transaction, { id, sku, name }: Product): Promise<void> {
  await execute(
    transaction,
    `INSERT INTO product_names (product_id, until_item_id, sku, name) VALUES ($1, nextval('order_items_id_seq'), $2, $3)`,
    [id, sku, name],
  );
}

function rejectTakenSku(error: unknown): never {
  if (constraintOf(error) === 'products_sku_unique') {
    throw new DomainError('SKU_TAKEN', 'Another product has this SKU', {}, error);
  }
  throw error;
}
