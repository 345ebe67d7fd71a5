// What a project without `strict` writes. It is compiled, never run.
import { createClient, isStoreError, iterate, type Order, type Product } from '@order-store/sdk';

const client = createClient({ url: 'https://shop.example' });

export async function shop(): Promise<Order> {
  for await (const product of iterate(client.products.list, { search: 'mug' })) {
    const { name }: Product = product;
    // @ts-expect-error -- there is no such field
    void product.colour;
    void name;
  }
  // @ts-expect-error -- there is no such procedure
  void client.orders.destroy;
  // @ts-expect-error -- a quantity is a number
  void client.orders.place.mutate({ items: [{ productId: '1', quantity: '1' }] });
  try {
    return await client.orders.place.mutate({ items: [{ productId: '1', quantity: 1 }] });
  } catch (error) {
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
      for (const { available } of error.details.lines) available.toFixed();
    }
    throw error;
  }
}
