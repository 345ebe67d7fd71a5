import { isStoreError } from '@order-store/sdk';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { visitorStore } from '../../lib/store';

export default function Page() {
  return (
    <main>
      <h1>Your orders</h1>
      <Suspense fallback={<p>Loading…</p>}>
        <Orders />
      </Suspense>
    </main>
  );
}

/** Never cached: `visitorStore` reads the cookie. */
async function Orders() {
  const store = await visitorStore();
  const { items } = await store.orders.list.query().catch((error: unknown) => {
    if (isStoreError(error, 'UNAUTHENTICATED')) redirect('/sign-in');
    throw error;
  });
  return (
    <ul>
      {items.map(({ id, orderNumber, grandTotal, status }) => (
        <li key={id}>
          {orderNumber}, {grandTotal}, {status}
        </li>
      ))}
    </ul>
  );
}
