import {
  runInTransaction,
  StockMovement,
  type Database,
  type Product,
  type Transaction,
} from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { viewProduct } from './find-products.ts';
import { lockProduct } from './lock-products.ts';
import { maxStock } from './product-schemas.ts';
import type { ProductView } from './product-view.ts';

/** Adds `delta` units, or removes them if it is negative. INSUFFICIENT_STOCK below zero, OUT_OF_RANGE, PRODUCT_NOT_FOUND */
export async function adjustStock(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id, delta, reason }: { readonly id: string; readonly delta: number; readonly reason: string },
): Promise<ProductView> {
  return runInTransaction(database, async (transaction) => {
    const product = await lockProduct(transaction, id);
    if (product.stockQuantity + delta < 0) {
      throw new DomainError(
        'INSUFFICIENT_STOCK',
        `The stock is ${product.stockQuantity}, so ${-delta} units cannot be removed`,
        {
          lines: [{ productId: id, requested: -delta, available: product.stockQuantity }],
        },
      );
    }
    if (product.stockQuantity + delta > maxStock) {
      throw new DomainError('OUT_OF_RANGE', `delta: the stock can be at most ${maxStock}`, {});
    }
    return move(transaction, origin, actor, product, { kind: 'adjustment', delta, reason });
  });
}

/**
 * Sets the stock to what was counted if it is still `expectedQuantity`. STOCK_CHANGED with the current row,
 * PRODUCT_NOT_FOUND
 */
export async function setStock(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    quantity,
    expectedQuantity,
    reason,
  }: {
    readonly id: string;
    readonly quantity: number;
    readonly expectedQuantity: number;
    readonly reason: string;
  },
): Promise<ProductView> {
  return runInTransaction(database, async (transaction) => {
    const product = await lockProduct(transaction, id);
    if (product.stockQuantity !== expectedQuantity) {
      const current = await viewProduct(transaction, id);
      throw new DomainError('STOCK_CHANGED', `The stock has changed to ${current.stockQuantity}`, {
        current,
      });
    }
    return move(transaction, origin, actor, product, {
      kind: 'count',
      delta: quantity - expectedQuantity,
      reason,
    });
  });
}

/** Changes the stock and records the movement. */
async function move(
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
  product: Product,
  movement: Pick<StockMovement, 'kind' | 'delta'> & { readonly reason: string },
): Promise<ProductView> {
  const { id: productId, stockQuantity } = product;
  const quantityAfter = stockQuantity + movement.delta;
  await product.$query(transaction).patch({ stockQuantity: quantityAfter, updatedAt: utcNow });
  await StockMovement.query(transaction).insert({
    ...movement,
    productId,
    byUserId: actor.id,
    quantityAfter,
    createdAt: utcNow,
  });
  await recordStaffChange(transaction, origin, actor, {
    kind: 'stock-changed',
    userId: null,
    details: {
      productId,
      reason: movement.reason,
      from: { stockQuantity },
      to: { stockQuantity: quantityAfter },
    },
  });
  return viewProduct(transaction, productId);
}
