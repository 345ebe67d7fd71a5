import { type Database } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
import type { ProductView } from './product-view.ts';
interface NewProduct {
  readonly sku: string;
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly price: string;
  readonly stockQuantity?: number | undefined;
}
/** Creates a product with its opening stock, 0 without one. SKU_TAKEN */
export declare function createProduct(
  database: Database,
  actor: Actor,
  newProduct: NewProduct,
): Promise<ProductView>;
interface ProductChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly price?: string | undefined;
}
/**
 * Changes what is given, if nobody else did since `expectedVersion`; else VERSION_CONFLICT with the
 * current row. Stock is not touched and a sale does not count as a change. SKU_TAKEN, PRODUCT_NOT_FOUND
 */
export declare function updateProduct(
  database: Database,
  change: ProductChange,
): Promise<ProductView>;
/** Deletes a product that is in no order; else IN_USE. PRODUCT_NOT_FOUND */
export declare function deleteProduct({ knex }: Database, id: string): Promise<void>;
export {};
