import { Product, type Transaction } from '@order-store/db';
import { productsNotFound } from './find-products.ts';

/** Locks the product's row until the transaction ends. PRODUCT_NOT_FOUND */
export async function lockProduct(transaction: Transaction, id: string): Promise<Product> {
  const product = await Product.query(transaction).findById(id).forNoKeyUpdate();
  if (!product) throw productsNotFound([id]);
  return product;
}

/** Locks the rows in id order, so that nobody who does the same can deadlock with this. Returns those that exist. */
export async function lockProducts(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Product[]> {
  return Product.query(transaction)
    .findByIds([...ids])
    .orderBy('id')
    .forNoKeyUpdate();
}
