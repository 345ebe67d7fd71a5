import { expect } from 'vitest';
import { callOverHttp } from '../index.ts';

/** Customers who place orders in sequence until stopped. */
interface Placing extends AsyncDisposable {
  /** Waits until this many more orders are acknowledged. */
  more(orders: number): Promise<void>;
  /** Stops and returns the failed responses. */
  finish(): Promise<string[]>;
}

/** Starts four customers who sign up at an API and order a product of its staff account. */
export async function placeInBackground(
  url: string,
  staff: { readonly email: string; readonly password: string },
): Promise<Placing> {
  const mutate = async (name: string, input: unknown, token: string | null = null) =>
    callOverHttp(url, name, { type: 'mutation', input, token });
  const token = tokenIn(await mutate('auth.signIn', staff));
  const made = await mutate(
    'products.create',
    { sku: 'MEANWHILE', name: 'Meanwhile', price: '1.00', stockQuantity: 1_000_000 },
    token,
  );
  const productId: unknown = JSON.parse(made.text).result.data.id;
  const rejected: string[] = [];
  let acknowledged = 0;
  let isOver = false;
  const order = async (index: number) => {
    const email = `meanwhile-${index}@example.com`;
    const customer = tokenIn(
      await mutate('auth.signUp', { email, name: 'Meanwhile', password: staff.password }),
    );
    while (!isOver) {
      const { status, text } = await mutate(
        'orders.place',
        { items: [{ productId, quantity: 1 }] },
        customer,
      );
      if (status === 200) acknowledged++;
      else rejected.push(text);
    }
  };
  const customers = Promise.all([1, 2, 3, 4].map(order));
  const finish = async () => {
    isOver = true;
    await customers;
    return rejected;
  };
  return {
    async more(orders) {
      const wanted = acknowledged + orders;
      await expect.poll(() => acknowledged).toBeGreaterThan(wanted);
    },
    finish,
    [Symbol.asyncDispose]: async () => void (await finish()),
  };
}

function tokenIn({ text }: { readonly text: string }): string {
  return JSON.parse(text).result.data.token;
}
