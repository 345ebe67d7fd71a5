import { execute, query } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';

/**
 * Sends a link for setting a new password to this e-mail address, if it has an account. All that depends on
 * the address happens after the answer, which so is the same, and takes the same time, for any. OVERLOADED
 * when too many wait.
 */
export async function requestPasswordReset(
  services: Services,
  origin: Origin,
  email: string,
): Promise<void> {
  // Whoever asks while the database is away is told so, instead of waiting for a mail that will not come.
  await execute(services.database.pool, 'SELECT');
  const taken = services.afterResponse.add('sending a password reset', () =>
    sendPasswordReset(services, origin, email),
  );
  if (!taken) throw new DomainError('OVERLOADED', 'Too many calls are waiting; try again', {});
}

async function sendPasswordReset(
  { database, mailer, publicUrl, resetMails, log }: Services,
  origin: Origin,
  email: string,
): Promise<void> {
  const rows = await query<{ id: string; email: string }>(
    database.pool,
    'SELECT id, email FROM users WHERE lower(email) = lower($1)',
    [email],
  );
  const [user] = rows;
  if (!user) return;
  await recordSecurityEvent(database.knex, origin, {
    kind: 'password-reset-requested',
    userId: user.id,
    byUserId: null,
    details: { email },
  });
  if (!(await resetMails.mayHaveAnother(user.id))) {
    log.warn({ userId: user.id }, 'no further password reset is sent for now');
    return;
  }
  const token = newToken();
  await execute(
    database.pool,
    `INSERT INTO password_resets (token_hash, user_id, email, expires_at)
     SELECT $1, id, $3, (now() AT TIME ZONE 'UTC') + interval '1 hour' FROM users WHERE id = $2 FOR KEY SHARE`,
    [hashToken(token), user.id, user.email],
  );
  // To the address as the account has it, which need not be how it was typed.
  await mailer.send({
    to: user.email,
    subject: 'Set a new password',
    // In the fragment, which browsers do not send: the link's secret is in no server's log.
    text: mailText(`${await publicUrl}/reset-password#token=${token}`),
  });
}

function mailText(link: string): string {
  return `Somebody, most likely you, asked to set a new password for the account with this e-mail address.

To choose one, open this link within an hour. It works once:

${link}

If it was not you, nothing has changed, and you need not do anything.
`;
}
