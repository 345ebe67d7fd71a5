import { execute, query, runInTransaction, type Queryable } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { endSessionsOfOldPassword } from './change-password.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import { rememberAddress } from './sign-in-addresses.ts';
import { hashToken } from '../platform/identity/tokens.ts';

/**
 * Sets a new password with the token of an emailed link, ends all sessions of the account and invalidates its other
 * links. The caller's address becomes a known one, so the login throttle does not block the owner.
 * @throws INVALID_RESET_TOKEN if the token is unknown, used or expired, or the account has since changed its email.
 */
export async function resetPassword(
  { database, signInKeys }: Services,
  origin: Origin,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const tokenHash = hashToken(token);
  // Hashing is slow by design: skip it for invalid tokens, and run it outside the transaction.
  if ((await findOwner(database.pool, tokenHash)) === undefined) throw invalidToken();
  const passwordHash = await hashPassword(password);
  const userId = await runInTransaction(database, async (transaction) => {
    const owner = await findOwner(transaction, tokenHash);
    if (owner === undefined) throw invalidToken();
    // Serializes with concurrent resets and email changes of this account.
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
    // Follows the credential update: a concurrent sign-in with the old password has either committed or fails.
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
    'The link has expired or was already used: request a new one',
    {},
  );
}
