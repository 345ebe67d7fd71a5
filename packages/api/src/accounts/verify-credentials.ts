import { emailKey, query } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Services } from '../platform/services.ts';
import { addressKey } from '../platform/rate-limits/address-key.ts';
import { DomainError } from '../shared/domain-error.ts';
import { knownAddressDays } from './login-throttle-policy.ts';
import { verifyPassword } from '../platform/identity/passwords.ts';
import { rehashIfWeak } from './rehash-password.ts';
import { rememberAddress } from './sign-in-addresses.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** An account and the hash that its password matched. */
export interface ProvenAccount {
  readonly userId: string;
  readonly passwordHash: string;
}

/**
 * Finds the account of an email and password. Throws UNAUTHENTICATED with the same response and the same work for
 * an unknown email, an account without a password and a wrong password; RATE_LIMITED while throttled. A successful
 * attempt makes the address a known one.
 */
export async function verifyCredentials(
  { database, loginThrottle, signInKeys, afterResponse }: Services,
  origin: Origin,
  { email, password }: Credentials,
): Promise<ProvenAccount> {
  const addressHash = signInKeys.addressHash(origin.address);
  const rows = await query<FoundAccount>(database.pool, {
    name: 'find account',
    text: sql,
    values: [email, addressHash, knownAddressDays],
  });
  const [found] = rows;
  if (!found) throw new Error('Account lookup returned no row');

  const guess = await loginThrottle.admit({
    account: signInKeys.guessKey('account', found.email),
    address: signInKeys.guessKey('address', addressKey(origin.address)),
    atKnownAddress: found.at_known_address,
  });
  const passwordHash = found.password_hash ?? undefined;
  const matches = await verifyPassword(passwordHash, password).catch(async (error: unknown) => {
    await guess.withdraw();
    throw error;
  });
  if (!matches || found.user_id === null || passwordHash === undefined) {
    const about = { userId: found.user_id, byUserId: null, details: { email } };
    await recordSecurityEvent(database.knex, origin, { kind: 'sign-in-failed', ...about });
    if (guess.pauseSeconds > 0)
      await recordSecurityEvent(database.knex, origin, { kind: 'sign-in-slowed', ...about });
    throw wrongCredentials();
  }

  const proven = { userId: found.user_id, passwordHash };
  await Promise.all([guess.succeed(), rememberAddress(database, proven.userId, addressHash)]);
  afterResponse.add('rehash password', () => rehashIfWeak(database, proven, password));
  return proven;
}

export function wrongCredentials(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'Incorrect email or password', {});
}

interface FoundAccount {
  /** As folded by PostgreSQL, which decides whether two emails are equal. */
  readonly email: string;
  readonly user_id: string | null;
  readonly password_hash: string | null;
  readonly at_known_address: boolean;
}

/** Returns one row for any email, so that the work is the same. */
const sql = `
SELECT folded.email, users.id AS user_id, password_hash,
       EXISTS (SELECT FROM sign_in_addresses known
               WHERE known.user_id = users.id AND address_hash = $2
                 AND last_used_at > now() AT TIME ZONE 'UTC' - make_interval(days => $3)) AS at_known_address
FROM (SELECT ${emailKey('$1')} AS email) folded
LEFT JOIN users ON ${emailKey('users.email')} = folded.email
LEFT JOIN user_credentials ON user_credentials.user_id = users.id
ORDER BY users.email = $1 DESC, users.id LIMIT 1`;
