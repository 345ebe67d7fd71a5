import { createHmac } from 'node:crypto';
import { execute, type Database } from '@order-store/db';
import { addressKey } from '../platform/rate-limits/address-key.ts';
import { openSecret } from '../shared/secret.ts';
import { knownAddressDays } from './login-throttle-policy.ts';

/** Keyed hashes of sign-in data. Without the store's key, nobody can test addresses or emails against them. */
export interface SignInKeys {
  /** Null if there is no address. */
  addressHash(address: string | null): Buffer | null;
  /** Short key for counting failures. All callers without an address share one. */
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

/** Records an address from which the owner of the account has signed in. */
export async function rememberAddress(
  { pool }: Pick<Database, 'pool'>,
  userId: string,
  addressHash: Buffer | null,
): Promise<void> {
  if (addressHash === null) return;
  // Inserts nothing if the account was deleted concurrently.
  await execute(
    pool,
    `INSERT INTO sign_in_addresses (user_id, address_hash)
     SELECT id, $2 FROM users WHERE id = $1 FOR KEY SHARE
     ON CONFLICT (user_id, address_hash) DO UPDATE SET last_used_at = now() AT TIME ZONE 'UTC'`,
    [userId, addressHash],
  );
}

/** Deletes addresses that no longer count as known. Returns the number of deleted rows. */
export async function purgeExpiredAddresses({ pool }: Database): Promise<number> {
  const rowCount = await execute(
    pool,
    `DELETE FROM sign_in_addresses
     WHERE last_used_at < now() AT TIME ZONE 'UTC' - make_interval(days => $1)`,
    [knownAddressDays],
  );
  return rowCount;
}
