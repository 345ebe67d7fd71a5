import { createHmac } from 'node:crypto';
import { execute, type Database } from '@order-store/db';
import { addressKey } from '../platform/rate-limits/address-key.ts';
import { openSecret } from '../shared/secret.ts';

/** Keyed hashes of what is remembered about sign-ins: without the store's key nobody can try addresses or e-mails against them. */
export interface SignInKeys {
  /** Null when there is no address to remember. */
  addressHash(address: string | null): Buffer | null;
  /** For counting failures; short enough for a key, and the same for all who have no address. */
  guessKey(what: 'account' | 'address', text: string): string;
}

export async function openSignInKeys(database: Database): Promise<SignInKeys> {
  const secret = await openSecret(database, 'sign-in');
  const hashOf = (text: string) => createHmac('sha256', secret).update(text).digest();
  return {
    addressHash(address) {
      const key = addressKey(address);
      return key === 'unknown' ? null : hashOf(`known ${key}`);
    },
    guessKey: (what, text) => hashOf(`${what} ${text}`).toString('base64url'),
  };
}

/** Remembers that somebody proved to be this account's owner at this address. */
export async function rememberAddress(
  { pool }: Pick<Database, 'pool'>,
  userId: string,
  addressHash: Buffer | null,
): Promise<void> {
  if (addressHash === null) return;
  // Nobody to remember it for if the account went meanwhile.
  await execute(
    pool,
    `INSERT INTO sign_in_addresses (user_id, address_hash)
     SELECT id, $2 FROM users WHERE id = $1 FOR KEY SHARE
     ON CONFLICT (user_id, address_hash) DO UPDATE SET last_used_at = now() AT TIME ZONE 'UTC'`,
    [userId, addressHash],
  );
}
