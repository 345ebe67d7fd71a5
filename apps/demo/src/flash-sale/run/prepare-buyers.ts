import { isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import { inPortions } from './in-portions.ts';

/** A simulated person with an account of their own. */
export interface Buyer {
  readonly userId: string;
  /** One in five clicks twice; one in twelve leaves when the answer takes too long. */
  readonly temper: 'calm' | 'impatient' | 'flighty';
}

/**
 * So many buyers, the same ones each time. Their accounts are made when a sale needs them first, without a
 * password, so that nobody can sign in to them, and kept for the next.
 */
export async function gatherBuyers(
  store: Pick<StoreClient, 'users'>,
  count: number,
  onDone: (done: number, of: number) => void,
): Promise<Buyer[]> {
  const known = new Map<string, string>();
  for await (const { email, id } of iterate(store.users.list, { search: `@${domain}`, limit: 100 }))
    known.set(email, id);
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return inPortions(
    numbers,
    50,
    async (number) => {
      const userId = known.get(emailOf(number)) ?? (await makeAccount(store, number));
      return { userId, temper: temperOf(number) };
    },
    onDone,
  );
}

/** The id of a new account; of the present one, if another window was faster. */
async function makeAccount({ users }: Pick<StoreClient, 'users'>, number: number): Promise<string> {
  const email = emailOf(number);
  try {
    return (await users.create.mutate({ email, name: `Simulated buyer ${number}` })).id;
  } catch (error) {
    if (!isStoreError(error, 'EMAIL_TAKEN')) throw error;
    const { items } = await users.list.query({ search: email });
    const [there] = items.filter((user) => user.email === email);
    if (!there) throw error;
    return there.id;
  }
}

const domain = 'flash-sale.pottle.example';

function emailOf(number: number): string {
  return `buyer-${String(number).padStart(4, '0')}@${domain}`;
}

function temperOf(number: number): Buyer['temper'] {
  if (number % 5 === 0) return 'impatient';
  return number % 12 === 7 ? 'flighty' : 'calm';
}
