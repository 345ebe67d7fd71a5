import { isStoreError, type Product, type StoreClient } from '@order-store/sdk';

/**
 * The sale's own product with so many pieces on the shelf. There is one for all sales: the shop gets no new
 * product by each, and its stock's history tells of them all.
 */
export async function fillShelf(
  { products }: Pick<StoreClient, 'products'>,
  quantity: number,
): Promise<Product> {
  let product = await findOrCreate(products, quantity);
  while (product.stockQuantity !== quantity) {
    const { id, stockQuantity: expectedQuantity } = product;
    product = await products.setStock
      .mutate({ id, quantity, expectedQuantity, reason: 'Shelf filled for a flash sale' })
      .catch((error: unknown) => {
        if (isStoreError(error, 'STOCK_CHANGED')) return error.details.current;
        throw error;
      });
  }
  return product;
}

async function findOrCreate(
  products: StoreClient['products'],
  stockQuantity: number,
): Promise<Product> {
  const find = () => products.get.query({ sku: saleProduct.sku });
  try {
    return await find();
  } catch (error) {
    if (!isStoreError(error, 'PRODUCT_NOT_FOUND')) throw error;
  }
  return products.create.mutate({ ...saleProduct, stockQuantity }).catch((error: unknown) => {
    // Another window was faster.
    if (isStoreError(error, 'SKU_TAKEN')) return find();
    throw error;
  });
}

const saleProduct = {
  sku: 'MUG-RUSH-BLU',
  name: 'Midnight mug',
  description: 'Fired in one night, numbered by hand. On the shelf for flash sales alone.',
  price: '18.00',
};
