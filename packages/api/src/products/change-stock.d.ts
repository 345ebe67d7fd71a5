import { type Database } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
import type { ProductView } from './product-view.ts';
/** Adds `delta` pieces, or takes them when it is negative. INSUFFICIENT_STOCK below zero, OUT_OF_RANGE, PRODUCT_NOT_FOUND */
export declare function adjustStock(
  database: Database,
  actor: Actor,
  {
    id,
    delta,
    reason,
  }: {
    readonly id: string;
    readonly delta: number;
    readonly reason: string;
  },
): Promise<ProductView>;
/** Sets the stock to what was counted, if it still is `expectedQuantity`; else STOCK_CHANGED with the current row. */
export declare function setStock(
  database: Database,
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
): Promise<ProductView>;
