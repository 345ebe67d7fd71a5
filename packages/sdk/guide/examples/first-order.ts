import { createClient, type Order } from '@order-store/sdk';

/** Signs a new customer up and orders two of the first mug that is in stock. */
export async function orderTwoMugs(url: string): Promise<Order> {
  let session: string | undefined;
  const store = createClient({ url, token: () => session });

  const { user, token } = await store.auth.signUp.mutate({
    email: 'ada@example.com',
    name: 'Ada',
    password: 'a long enough secret',
  });
  session = token;
  console.log(`Welcome, ${user.name}`);

  const { items: mugs } = await store.products.list.query({ search: 'mug', inStock: true });
  const [mug] = mugs;
  if (!mug) throw new Error('No mug in stock');
  return store.orders.place.mutate({ items: [{ productId: mug.id, quantity: 2 }] });
}
