import type { Product } from '@order-store/sdk';
import { cacheLife, cacheTag } from 'next/cache';
import { publicStore } from './store';

/** One request per minute for all visitors, and one after each order, which updates the tag. */
export async function listProducts(): Promise<Product[]> {
  'use cache';
  cacheLife('minutes');
  cacheTag('products');
  const { items } = await publicStore.products.list.query({ inStock: true });
  return items;
}
