import { emailKey, execute, query, runInTransaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';

/**
 * Emails a link to set a new password if the address has an account. The lookup runs after the response, so content
 * and timing do not reveal whether the account exists. Throws OVERLOADED if too many tasks are queued.
 */
export async function requestPasswordReset(
  services: Services,
  origin: Origin,
  email: string,
): Promise<void> {
  // Fails now if the database is unavailable; otherwise the caller would wait for an email that never comes.
  await runInTransaction(services.database, async () => {
    const taken = queueMail(services, 'send password reset', () =>
      sendPasswordReset(services, origin, email),
    );
    if (!taken) throw new DomainError('OVERLOADED', 'Too many requests are queued; retry', {});
  });
}

/** Returns whether there was a mail to send. */
async function sendPasswordReset(
  { database, mailer, publicUrl, linkMails, log }: Services,
  origin: Origin,
  email: string,
): Promise<boolean> {
  const user = await runInTransaction(database, async (transaction) => {
    // The lock keeps the user from being erased before the event is visible.
    const [found] = await query<{ id: string; email: string }>(
      transaction,
      `SELECT id, email FROM users WHERE ${emailKey('email')} = ${emailKey('$1')} AND erased_at IS NULL
       ORDER BY email = $1 DESC, id LIMIT 1 FOR KEY SHARE`,
      [email],
    );
    if (found)
      await recordSecurityEvent(transaction, origin, {
        kind: 'password-reset-requested',
        userId: found.id,
        byUserId: null,
        details: { email },
      });
    return found;
  });
  if (!user) return false;
  if (!(await linkMails.tryConsume(user.email))) {
    log.warn({ userId: user.id }, 'password reset not sent: limit per address reached');
    return false;
  }
  const token = newToken();
  await execute(
    database.pool,
    `INSERT INTO password_resets (token_hash, user_id, email, expires_at)
     SELECT $1, id, email, (now() AT TIME ZONE 'UTC') + interval '1 hour' FROM users WHERE id = $2 AND email = $3
     FOR KEY SHARE`,
    [hashToken(token), user.id, user.email],
  );
  // Uses the stored address, not the typed one.
  await mailer.send({
    to: user.email,
    subject: 'Set a new password',
    // Browsers do not send the fragment, so the token does not reach server logs.
    text: mailText(`${await publicUrl}/reset-password#token=${token}`),
  });
  return true;
}

function mailText(link: string): string {
  return `Someone, probably you, asked to reset the password of the account with this e-mail address.

To choose a new password, open this link within an hour. It works once:

${link}

If you did not request this, ignore this e-mail. Your password has not changed.
`;
}
