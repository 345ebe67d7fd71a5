import { createClient, iterate } from '@order-store/sdk';

/** Creates a key as a signed-in staff user. The key is shown only once. */
export async function createApiKey(url: string, token: string): Promise<string> {
  const store = createClient({ url, token });
  const { key } = await store.auth.createApiKey.mutate({
    name: 'warehouse',
    scopes: ['read', 'staff'],
  });
  return key;
}

/** Confirms all pending orders and returns how many there were. */
export async function confirmPending(url: string, apiKey: string): Promise<number> {
  const store = createClient({ url, apiKey, timeoutMs: 10_000, deadlineMs: 60_000 });
  let confirmed = 0;
  for await (const { id } of iterate(store.orders.list, { status: 'pending' })) {
    await store.orders.confirm.mutate({ id, note: 'confirmed by the warehouse' });
    confirmed++;
  }
  return confirmed;
}
