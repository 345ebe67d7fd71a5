import {
  EmailVerification,
  execute,
  query,
  runInTransaction,
  type Queryable,
} from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { rejectGuessable } from '../platform/identity/password-context.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import { revokeCredentials, sendPasswordNotice } from './revoke-credentials.ts';
import { rememberAddress } from './sign-in-addresses.ts';
import { hashToken } from '../platform/identity/tokens.ts';

/**
 * Sets a new password with the token of an emailed link. The link proves who owns the address, so the address is
 * verified from now on, and everything that others may have created before is removed: sessions, API keys, other links,
 * and the addresses known to the login throttle. The caller's address becomes the first known one.
 * @throws INVALID_RESET_TOKEN if the token is unknown, used or expired, or the account has since changed its email.
 */
export async function resetPassword(
  services: Services,
  origin: Origin,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const { database, signInKeys } = services;
  const tokenHash = hashToken(token);
  // Hashing is slow by design: skip it for invalid tokens, and run it outside the transaction.
  const found = await findOwner(database.pool, tokenHash);
  if (found === undefined) throw invalidToken();
  rejectGuessable('password', password, { ...found, shopName: services.shopName });
  const passwordHash = await hashPassword(password);
  const { userId, email } = await runInTransaction(
    database,
    async (transaction) => {
      const owner = await findOwner(transaction, tokenHash);
      if (owner === undefined) throw invalidToken();
      const { userId: id } = owner;
      // Serializes with concurrent resets and email changes of this account.
      await execute(transaction, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [id]);
      if ((await findOwner(transaction, tokenHash)) === undefined) throw invalidToken();
      await execute(
        transaction,
        `INSERT INTO user_credentials (user_id, password_hash) VALUES ($1, $2)
       ON CONFLICT (user_id) DO UPDATE
       SET password_hash = excluded.password_hash, updated_at = now() AT TIME ZONE 'UTC'`,
        [id, passwordHash],
      );
      const by = { userId: id, byUserId: id };
      await recordSecurityEvent(transaction, origin, {
        kind: 'password-reset',
        ...by,
        details: {},
      });
      // Follows the credential update: a concurrent sign-in with the old password has either committed or fails.
      await revokeCredentials(transaction, origin, { ...by, sessionId: null, keepApiKeys: false });
      const unverified = await EmailVerification.query(transaction).deleteById(id);
      // The second factor of someone who signed up with another person's address would lock out its owner.
      if (unverified > 0) await transaction('user_totp').where({ user_id: id }).delete();
      await transaction('sign_in_addresses').where({ user_id: id }).delete();
      return owner;
    },
    { answer: () => ({}) },
  );
  await rememberAddress(database, userId, signInKeys.addressHash(origin.address));
  sendPasswordNotice(services, email);
}

interface LinkOwner {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
}

async function findOwner(on: Queryable, tokenHash: Buffer): Promise<LinkOwner | undefined> {
  const [reset] = await query<LinkOwner>(
    on,
    `SELECT user_id AS "userId", users.email, name FROM password_resets JOIN users ON users.id = user_id
     WHERE token_hash = $1 AND expires_at > now() AT TIME ZONE 'UTC' AND users.email = password_resets.email`,
    [tokenHash],
  );
  return reset;
}

function invalidToken(): DomainError {
  return new DomainError(
    'INVALID_RESET_TOKEN',
    'The link has expired or was already used: request a new one',
    {},
  );
}
