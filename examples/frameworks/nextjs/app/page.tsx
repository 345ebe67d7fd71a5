import { formatMoney } from '@order-store/sdk';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { listProducts } from '../lib/products';
import { OrderForm } from './order-form';

export default function Page() {
  return (
    <main>
      <h1>Products</h1>
      <Suspense fallback={<p>Loading…</p>}>
        <Products />
      </Suspense>
    </main>
  );
}

async function Products() {
  // Renders on request, so that the build needs no store.
  await connection();
  const products = await listProducts();
  return (
    <ul>
      {products.map(({ id, name, price, stockQuantity }) => (
        <li key={id}>
          {name}, {formatMoney(price, { currency: 'EUR', locale: 'en' })}, {stockQuantity} left
          <OrderForm productId={id} idempotencyKey={crypto.randomUUID()} />
        </li>
      ))}
    </ul>
  );
}
