import { createHmac } from 'node:crypto';
import { execute, type Database } from '@order-store/db';
import { addressKey } from '../platform/rate-limits/address-key.ts';
import { openSecret } from '../shared/secret.ts';

/** Keyed hashes of addresses and e-mails of sign-ins. Without the store's key they cannot be found by trial. */
export interface SignInKeys {
  /** Null if the address is unknown. */
  addressHash(address: string | null): Buffer | null;
  /** The key for counting failures. All unknown addresses share one. */
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

/** Records that the account's owner signed in from this address. */
export async function rememberAddress(
  { pool }: Pick<Database, 'pool'>,
  userId: string,
  addressHash: Buffer | null,
): Promise<void> {
  if (addressHash === null) return;
  // Does nothing if the account was deleted or erased in the meantime.
  await execute(
    pool,
    `INSERT INTO sign_in_addresses (user_id, address_hash)
     SELECT id, $2 FROM users WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
     ON CONFLICT (user_id, address_hash) DO UPDATE SET last_used_at = now() AT TIME ZONE 'UTC'`,
    [userId, addressHash],
  );
}
