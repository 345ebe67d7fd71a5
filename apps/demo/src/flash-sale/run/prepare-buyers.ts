import { isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import { mapInChunks } from './map-in-chunks.ts';

/** A simulated buyer with an account. */
export interface Buyer {
  readonly userId: string;
  /** One in five double-clicks; about one in twelve aborts when the response is slow. */
  readonly behavior: 'waits' | 'double-clicks' | 'aborts';
}

/** Creates the missing accounts and reuses those of earlier sales. They have no password, so nobody can sign in. */
export async function prepareBuyers(
  store: Pick<StoreClient, 'users'>,
  count: number,
  onProgress: (done: number, of: number) => void,
): Promise<Buyer[]> {
  const existing = new Map<string, string>();
  for await (const { email, id } of iterate(store.users.list, { search: `@${domain}`, limit: 100 }))
    existing.set(email, id);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return mapInChunks(
    numbers,
    50,
    async (number) => {
      const userId = existing.get(emailOf(number)) ?? (await createAccount(store, number));
      return { userId, behavior: behaviorOf(number) };
    },
    onProgress,
  );
}

async function createAccount(
  { users }: Pick<StoreClient, 'users'>,
  number: number,
): Promise<string> {
  const email = emailOf(number);
  try {
    return (await users.create.mutate({ email, name: `Simulated buyer ${number}` })).id;
  } catch (error) {
    // Another window may have created it since the list was read.
    if (!isStoreError(error, 'EMAIL_TAKEN')) throw error;
    const { items } = await users.list.query({ search: email });
    const user = items.find((each) => each.email === email);
    if (!user) throw error;
    return user.id;
  }
}

const domain = 'flash-sale.pottle.example';

function emailOf(number: number): string {
  return `buyer-${String(number).padStart(4, '0')}@${domain}`;
}

function behaviorOf(number: number): Buyer['behavior'] {
  if (number % 5 === 0) return 'double-clicks';
  return number % 12 === 7 ? 'aborts' : 'waits';
}
