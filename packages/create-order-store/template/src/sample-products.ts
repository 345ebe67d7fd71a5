import type { OrderStore } from '@order-store/api';
import type { OrderData } from './addresses.ts';

const samples = [
  { sku: 'MUG', name: 'Mug', price: '12.50', stockQuantity: 100 },
  { sku: 'BOWL', name: 'Bowl', price: '19.00', stockQuantity: 40 },
  { sku: 'TEAPOT', name: 'Teapot', price: '48.00', stockQuantity: 10 },
];

/** Creates some products if there are none, so that there is something to order during development. */
export async function createSampleProducts(store: OrderStore<OrderData>): Promise<void> {
  const { products } = store.asStaff();
  const { items } = await products.list({ limit: 1 });
  if (items.length > 0) return;
  for (const sample of samples) await products.create(sample);
}
