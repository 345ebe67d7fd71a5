import { Product, type Transaction } from '@order-store/db';
/** Locks the product's row until the transaction ends. PRODUCT_NOT_FOUND */
export declare function lockProduct(transaction: Transaction, id: string): Promise<Product>;
/** Locks the rows in id order, so that nobody who does the same can deadlock with this. Returns those that exist. */
export declare function lockProducts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Product[]>;
