import { isStoreError, type Product, type StoreClient } from '@order-store/sdk';

/**
 * Sets the stock of the dedicated sale product, which all sales share. Creates the product if it is missing, and restores
 * it if it is archived.
 */
export async function prepareStock(
  { products }: Pick<StoreClient, 'products'>,
  quantity: number,
): Promise<Product> {
  let product = await findOrCreate(products, quantity);
  while (product.stockQuantity !== quantity) {
    const { id, stockQuantity: expectedQuantity } = product;
    product = await products.setStock
      .mutate({ id, quantity, expectedQuantity, reason: 'Restocked for a flash sale' })
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
  const find = () => products.get.query({ sku: saleProduct.sku, includeArchived: true });
  try {
    const product = await find();
    return product.archivedAt === null
      ? product
      : await products.restore.mutate({ id: product.id });
  } catch (error) {
    if (!isStoreError(error, 'PRODUCT_NOT_FOUND')) throw error;
  }
  return products.create.mutate({ ...saleProduct, stockQuantity }).catch((error: unknown) => {
    // Another window may have created it in between.
    if (isStoreError(error, 'SKU_TAKEN')) return find();
    throw error;
  });
}

const saleProduct = {
  sku: 'MUG-RUSH-BLU',
  name: 'Midnight mug',
  description: 'A limited edition in midnight blue, numbered by hand. Sold in flash sales only.',
  price: '18.00',
};
