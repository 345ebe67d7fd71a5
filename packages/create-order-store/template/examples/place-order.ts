// Places an order as a shop's page would: node examples/place-order.ts [URL]
import { createClient, isStoreError } from '@order-store/sdk';
import type { OrderData } from '../src/addresses.ts';

const [url = 'http://127.0.0.1:4000/shop'] = process.argv.slice(2);
let token: string | undefined;
const client = createClient<OrderData>({ url, token: () => token });

({ token } = await client.auth.signUp.mutate({
  email: `ada-${Date.now()}@example.com`,
  name: 'Ada',
  password: 'a long enough secret',
}));
const mug = await client.products.get.query({ sku: 'MUG' });
try {
  const order = await client.orders.place.mutate({
    items: [{ productId: mug.id, quantity: 2 }],
    metadata: {
      address: {
        name: 'Ada',
        street: '1 Pot Lane',
        postcode: 'N1 9GU',
        city: 'London',
        country: 'GB',
      },
    },
  });
  console.log(`${order.orderNumber} for ${order.grandTotal} is ${order.status}`);
} catch (error) {
  if (!isStoreError(error, 'INSUFFICIENT_STOCK')) throw error;
  console.log(`Only ${error.details.lines[0]?.available} left`);
}
