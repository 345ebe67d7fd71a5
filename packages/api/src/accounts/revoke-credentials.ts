import { ApiKey, execute, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { sendNotices } from '../platform/mail/send-notices.ts';
import type { Services } from '../platform/services.ts';
import { deleteSessions } from './session-list.ts';

interface PasswordReplacement {
  readonly userId: string;
  readonly byUserId: string | null;
  /** The session that stays. */
  readonly sessionId: string | null;
  readonly keepApiKeys: boolean;
}

/**
 * Runs after every password change, in its transaction, so that anyone who knew the old password, or signed up with
 * someone else's address, loses access. Ends all sessions except `sessionId`, revokes API keys, and invalidates reset
 * links and the link to a new e-mail address. Records a security event.
 */
export async function revokeCredentials(
  transaction: Transaction,
  origin: Origin,
  { userId, byUserId, sessionId, keepApiKeys }: PasswordReplacement,
): Promise<void> {
  const endedSessionIds = await deleteSessions(transaction, userId, sessionId);
  const revokedKeyIds = keepApiKeys ? [] : await revokeApiKeys(transaction, userId);
  await transaction('password_resets').where({ user_id: userId }).delete();
  await cancelEmailChange(transaction, userId);
  await recordSecurityEvent(transaction, origin, {
    kind: 'password-changed',
    userId,
    byUserId,
    details: { endedSessionIds, revokedKeyIds },
  });
}

/** Revokes the API keys of a user and returns their ids. */
export async function revokeApiKeys(transaction: Transaction, userId: string): Promise<string[]> {
  const revoked = await ApiKey.query(transaction)
    .delete()
    .where({ user_id: userId })
    .returning('id')
    .castTo<ApiKey[]>();
  return revoked.map(({ id }) => id);
}

/**
 * Removes what else remains from anyone who used an unverified account before its owner did: their second factor would
 * lock out the owner, and the login throttle would trust their addresses.
 */
export async function removeFormerAccess(transaction: Transaction, userId: string): Promise<void> {
  await transaction('user_totp').where({ user_id: userId }).delete();
  await transaction('sign_in_addresses').where({ user_id: userId }).delete();
}

/** Notifies the owner of a new password. */
export function sendPasswordNotice(services: Services, to: string): void {
  const { shopName } = services;
  sendNotices(services, {
    to,
    subject: `Your password at ${shopName} was changed`,
    text: `The password of your account at ${shopName} was changed, and other devices were signed out.

If it was not you, reset your password now and contact ${shopName}.
`,
  });
}

/**
 * An unverified account stays unverified, with its current address as the one to verify. The link that was sent to the other address
 * expires: it must not verify this one.
 */
async function cancelEmailChange(transaction: Transaction, userId: string): Promise<void> {
  await execute(transaction, 'DELETE FROM email_verifications WHERE user_id = $1 AND verified', [
    userId,
  ]);
  await execute(
    transaction,
    `UPDATE email_verifications SET email = users.email, expires_at = now() AT TIME ZONE 'UTC'
     FROM users WHERE users.id = user_id AND user_id = $1 AND email_verifications.email <> users.email`,
    [userId],
  );
}
