import { formatMoney } from '@order-store/sdk';
import { itemsOf, useLiveStock } from '@order-store/sdk/react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { cart, queries, store } from './store.ts';

export function Products() {
  const list = useInfiniteQuery(queries.products.list.infiniteQueryOptions({ inStock: true }));
  const products = itemsOf(list.data);
  // Updates stock and prices in the queries above.
  useLiveStock(
    store,
    products.map(({ id }) => id),
  );
  return (
    <section>
      {list.error && <p role="alert">{list.error.message}</p>}
      <ul>
        {products.map(({ id, name, price, stockQuantity }) => (
          <li key={id}>
            {name}, {formatMoney(price, { currency: 'EUR' })}, {stockQuantity} left{' '}
            <button onClick={() => cart.add(id)}>Add to cart</button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <button onClick={() => void list.fetchNextPage()}>More</button>}
    </section>
  );
}
