import { execute, runInTransaction, type Database } from '@order-store/db';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { checkVersion, patchProduct } from './change-products.ts';
import { viewProduct } from './find-products.ts';
import { lockProduct } from './lock-products.ts';
import type { ProductView } from './product-view.ts';

/**
 * Sets or removes the purchase limit of a product. Units bought before do not count; setting the same limit again does not
 * start a new count. PRODUCT_NOT_FOUND, VERSION_CONFLICT
 */
export async function setPurchaseLimit(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    expectedVersion,
    perCustomer,
  }: {
    readonly id: string;
    readonly expectedVersion?: number | undefined;
    readonly perCustomer: number | null;
  },
): Promise<ProductView> {
  return runInTransaction(database, async (transaction) => {
    const product = await lockProduct(transaction, id);
    if (product.purchaseLimit !== perCustomer) {
      await checkVersion(transaction, product, expectedVersion);
      const change = { purchaseLimit: perCustomer };
      await patchProduct(transaction, origin, actor, product, change);
      await execute(transaction, perCustomer === null ? endSql : startSql, [id]);
    }
    return viewProduct(transaction, id);
  });
}

// Orders take their ids under the product's lock, so each of the product is before or after this one.
const startSql = `
INSERT INTO purchase_limit_starts (product_id, after_order_id) VALUES ($1, nextval('orders_id_seq'))
ON CONFLICT (product_id) DO UPDATE SET after_order_id = excluded.after_order_id`;

const endSql = 'DELETE FROM purchase_limit_starts WHERE product_id = $1';
