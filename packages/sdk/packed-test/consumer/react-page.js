// A React page that orders when its button is clicked. It is bundled for browsers.
import { createClient } from '@order-store/sdk';
import {
  createCart,
  createStoreQueries,
  useLiveStock,
  usePlaceOrder,
  usePricedCart,
} from '@order-store/sdk/react';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const store = createClient({ url: globalThis.location.origin, token: globalThis.given.staffToken });
const queries = createStoreQueries(store);
const cart = createCart({ key: 'packed.cart' });

function Checkout({ bowlId }) {
  const { data: bowl } = useQuery(queries.products.get.queryOptions({ id: bowlId }));
  const liveness = useLiveStock(store, [bowlId]);
  const { lines, total, canOrder } = usePricedCart(store, cart);
  const { place, data: order } = usePlaceOrder(store, cart);
  const text = `${bowl?.stockQuantity} left, ${lines.length} lines of ${total}, ${order?.totalAmount}`;
  const isReady = liveness === 'live' && canOrder && lines.length > 0;
  return createElement('button', { disabled: !isReady, onClick: place }, text);
}

async function open() {
  const { id } = await store.products.create.mutate({
    sku: `REACT-${Date.now()}`,
    name: 'Bowl',
    price: '12.50',
    stockQuantity: 3,
  });
  cart.add(id, 2);
  const element = document.createElement('main');
  document.body.append(element);
  createRoot(element).render(
    createElement(
      StrictMode,
      null,
      createElement(
        QueryClientProvider,
        { client: new QueryClient({ defaultOptions: { queries: { retry: false } } }) },
        createElement(Checkout, { bowlId: id }),
      ),
    ),
  );
}

globalThis.opened = open();
