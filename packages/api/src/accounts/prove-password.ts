import { emailKey, query } from '@order-store/db';
import type { Origin } from '../platform/audit/record-security-event.ts';
import { verifyPassword } from '../platform/identity/passwords.ts';
import { addressKey } from '../platform/rate-limits/address-key.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { knownAddressDays } from './login-throttle-policy.ts';
import { rehashIfWeak } from './rehash-password.ts';
import { rememberAddress } from './sign-in-addresses.ts';

export type PasswordServices = Pick<
  Services,
  'afterResponse' | 'database' | 'loginThrottle' | 'signInKeys'
>;

/** The password-related state of the account of an email or a user. */
interface FoundAccount {
  /** As folded by PostgreSQL, which decides whether two emails are equal. */
  readonly email: string;
  /** As stored. */
  readonly stored_email: string | null;
  readonly user_id: string | null;
  readonly name: string | null;
  readonly password_hash: string | null;
  /** Whether the email address is verified. */
  readonly verified: boolean;
  /** Whether signing in needs a second factor. */
  readonly totp: boolean;
  readonly at_known_address: boolean;
}

/** An account and the hash that its password matched. */
export interface ProvenAccount {
  readonly email: string;
  readonly name: string;
  readonly userId: string;
  readonly passwordHash: string;
  /** Whether signing in needed a second factor. */
  readonly totp: boolean;
}

type PasswordProof =
  | { readonly proven: ProvenAccount }
  /** The pause in seconds until the next attempt; 0 while failures are free. */
  | { readonly proven: null; readonly pauseSeconds: number };

/** Finds the account of an email or a user id. Returns a row for an unknown email too, so that the work is the same. */
export async function findAccount(
  { database, signInKeys }: PasswordServices,
  { address }: Origin,
  by: { readonly email: string } | { readonly userId: string },
): Promise<FoundAccount> {
  const [text, from] = 'email' in by ? [by.email, byEmail] : [by.userId, byUserId];
  const [found] = await query<FoundAccount>(database.pool, {
    name: `find account ${from === byEmail ? 'by email' : 'by id'}`,
    text: sqlFrom(from),
    values: [text, signInKeys.addressHash(address), knownAddressDays],
  });
  // The account of a signed-in user was deleted concurrently.
  if (!found) throw new DomainError('UNAUTHENTICATED', 'The account no longer exists', {});
  return found;
}

/**
 * Compares a password with the account's. Every comparison of a caller's password goes through here, so all of them share
 * the login throttle's counts. A successful one makes the address a known one. Throws RATE_LIMITED while throttled.
 */
export async function provePassword(
  { database, loginThrottle, signInKeys, afterResponse }: PasswordServices,
  origin: Origin,
  account: FoundAccount,
  password: string,
  /** A further condition, such as a second factor. */
  accept: (proven: ProvenAccount) => boolean | Promise<boolean> = () => true,
): Promise<PasswordProof> {
  const guess = await loginThrottle.admit({
    account: signInKeys.guessKey('account', account.email),
    address: signInKeys.guessKey('address', addressKey(origin.address)),
    atKnownAddress: account.at_known_address,
  });
  const passwordHash = account.password_hash ?? undefined;
  const matches = await verifyPassword(passwordHash, password).catch(async (error: unknown) => {
    await guess.withdraw();
    throw error;
  });
  const { pauseSeconds } = guess;
  const { user_id: userId, stored_email: email, name } = account;
  if (!matches || userId === null || email === null || name === null || passwordHash === undefined)
    return { proven: null, pauseSeconds };
  const proven = { userId, passwordHash, email, name, totp: account.totp };
  try {
    if (!(await accept(proven))) return { proven: null, pauseSeconds };
  } catch (error) {
    // Undecided, such as a missing code. It must not clear the failures, or wrong codes would never be throttled.
    await guess.withdraw();
    throw error;
  }
  const addressHash = signInKeys.addressHash(origin.address);
  await Promise.all([guess.succeed(), rememberAddress(database, proven.userId, addressHash)]);
  afterResponse.add('rehash password', () => rehashIfWeak(database, proven, password));
  return { proven };
}

const byEmail = `(SELECT ${emailKey('$1::text')} AS email) folded LEFT JOIN users ON ${emailKey('users.email')} = folded.email`;
const byUserId = `(SELECT ${emailKey('email')} AS email FROM users WHERE id = $1::bigint) folded JOIN users ON users.id = $1::bigint`;

function sqlFrom(from: string): string {
  return `
SELECT folded.email, users.email AS stored_email, users.name, users.id AS user_id, password_hash, COALESCE(verified, true) AS verified, confirmed_at IS NOT NULL AS totp,
       EXISTS (SELECT FROM sign_in_addresses known
               WHERE known.user_id = users.id AND address_hash = $2
                 AND last_used_at > now() AT TIME ZONE 'UTC' - make_interval(days => $3)) AS at_known_address
FROM ${from}
LEFT JOIN user_credentials ON user_credentials.user_id = users.id
LEFT JOIN email_verifications ON email_verifications.user_id = users.id
LEFT JOIN user_totp ON user_totp.user_id = users.id
ORDER BY users.email = $1::text DESC, users.id LIMIT 1`;
}
