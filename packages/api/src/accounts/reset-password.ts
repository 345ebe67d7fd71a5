import { execute, query, runInTransaction, type Queryable } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { endSessionsOfOldPassword } from './change-password.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import { rememberAddress } from './sign-in-addresses.ts';
import { hashToken } from '../platform/identity/tokens.ts';

/**
 * Sets a new password with the token of a mailed link, ends every session of the account and makes its other
 * links useless. The address it was done from counts as the owner's from then on, who so gets in while
 * somebody is guessing at the account.
 * @throws INVALID_RESET_TOKEN when it is unknown, used or expired, or the account has another e-mail address by now.
 */
export async function resetPassword(
  { database, signInKeys }: Services,
  origin: Origin,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const tokenHash = hashToken(token);
  // Hashing takes long on purpose: not for a token that is no good, and before the transaction.
  if ((await findOwner(database.pool, tokenHash)) === undefined) throw invalidToken();
  const passwordHash = await hashPassword(password);
  const userId = await runInTransaction(database, async (transaction) => {
    const owner = await findOwner(transaction, tokenHash);
    if (owner === undefined) throw invalidToken();
    // Whoever else resets this account, or gives it another e-mail address, waits here or made this one wait.
    await execute(transaction, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [owner]);
    if ((await findOwner(transaction, tokenHash)) === undefined) throw invalidToken();
    await execute(
      transaction,
      `INSERT INTO user_credentials (user_id, password_hash) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE
       SET password_hash = excluded.password_hash, updated_at = now() AT TIME ZONE 'UTC'`,
      [owner, passwordHash],
    );
    const by = { userId: owner, byUserId: owner };
    await recordSecurityEvent(transaction, origin, { kind: 'password-reset', ...by, details: {} });
    // After the credential: a sign-in with the old one has ended by now, or will find it changed.
    await endSessionsOfOldPassword(transaction, origin, { ...by, sessionId: null });
    return owner;
  });
  await rememberAddress(database, userId, signInKeys.addressHash(origin.address));
}

async function findOwner(on: Queryable, tokenHash: Buffer): Promise<string | undefined> {
  const [reset] = await query<{ userId: string }>(
    on,
    `SELECT user_id AS "userId" FROM password_resets JOIN users ON users.id = user_id
     WHERE token_hash = $1 AND expires_at > now() AT TIME ZONE 'UTC' AND users.email = password_resets.email`,
    [tokenHash],
  );
  return reset?.userId;
}

function invalidToken(): DomainError {
  return new DomainError(
    'INVALID_RESET_TOKEN',
    'The link was used already or is too old: ask for another one',
    {},
  );
}
