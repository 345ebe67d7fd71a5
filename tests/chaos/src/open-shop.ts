import { createClient, type StoreClient } from '@order-store/sdk';
import type { Caller } from './calls/call.ts';
import type { Model } from './model/model.ts';
import { createRandom } from './random.ts';
import type { World } from './world.ts';

/** Products and the users who compete for them. */
export interface Shop {
  /** The first staff account, with many retries. */
  readonly staff: StoreClient;
  readonly customers: readonly Caller[];
  readonly clerks: readonly Caller[];
  readonly productIds: readonly [string, ...string[]];
}

export async function openShop(
  { url, staff }: World,
  model: Model,
  { seed, customers }: { readonly seed: string; readonly customers: number },
): Promise<Shop> {
  const boss = createClient({
    url,
    token: (await createClient({ url }).auth.signIn.mutate(staff)).token,
    maxRetries: 20,
  });
  const random = createRandom(seed);
  const stocks = random.fork('stock');
  const product = async (number: number) => {
    const stockQuantity = stocks.integer(200, 3000);
    const { id } = await boss.products.create.mutate({
      sku: `main-${number}`,
      name: `Chaos ${number}`,
      price: '9.99',
      stockQuantity,
    });
    return id;
  };
  const productIds: [string, ...string[]] = [await product(0)];
  for (let number = 1; number < 6; number++) productIds.push(await product(number));

  const clientFor = (token: string | null) =>
    createClient({ url, token, timeoutMs: 8000, deadlineMs: 25_000 });
  const person = async (name: string, role: 'customer' | 'staff'): Promise<Caller> => {
    const [email, password] = [`${name.replace(' ', '-')}@chaos.example`, `teapot of ${name} 7`];
    const { id } = await boss.users.create.mutate({ email, name, password, role });
    const signedIn = await createClient({ url }).auth.signIn.mutate({ email, password });
    let count = 0;
    return {
      name,
      email,
      password,
      userId: id,
      token: signedIn.token,
      client: clientFor(signedIn.token),
      clientFor,
      random: random.fork(name),
      orders: [],
      productIds,
      model,
      uniqueText: () => `${name.replace(' ', '-')}-${++count}`,
    };
  };
  const people = (count: number, role: 'customer' | 'staff', name: string) =>
    Promise.all(Array.from({ length: count }, (_, index) => person(`${name} ${index + 1}`, role)));
  return {
    staff: boss,
    productIds,
    customers: await people(customers, 'customer', 'customer'),
    clerks: await people(2, 'staff', 'clerk'),
  };
}
