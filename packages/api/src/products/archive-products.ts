import { runInTransaction, type Database } from '@order-store/db';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { utcNow } from '../shared/utc-now.ts';
import { checkVersion, patchProduct } from './change-products.ts';
import { viewProduct } from './find-products.ts';
import { lockProduct } from './lock-products.ts';
import type { ProductView } from './product-view.ts';

/** Archives a product, or restores it. If that is done already, nothing changes. PRODUCT_NOT_FOUND, VERSION_CONFLICT */
export async function setArchived(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    expectedVersion,
    archived,
  }: {
    readonly id: string;
    readonly expectedVersion?: number | undefined;
    readonly archived: boolean;
  },
): Promise<ProductView> {
  return runInTransaction(database, async (transaction) => {
    const product = await lockProduct(transaction, id);
    if ((product.archivedAt !== null) !== archived) {
      await checkVersion(transaction, product, expectedVersion);
      const change = { archivedAt: archived ? utcNow : null };
      await patchProduct(transaction, origin, actor, product, change);
    }
    return viewProduct(transaction, id);
  });
}
