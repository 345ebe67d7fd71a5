import { emailKey, execute, query, type Queryable } from '@order-store/db';
import { hashToken, newToken } from '../platform/identity/tokens.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';

/** A link to be sent, and the address that it verifies. */
export interface VerificationLink {
  readonly userId: string;
  readonly email: string;
  readonly token: string;
}

/**
 * Creates the link that verifies an address, which the account has or wants to have. It works once, for a day, and
 * replaces an earlier link. Whether the account's current address is verified does not change. Does nothing for a user
 * who has been erased.
 */
export async function createVerification(
  on: Queryable,
  { userId, email, verified }: { userId: string; email: string; verified: boolean },
): Promise<VerificationLink> {
  const token = newToken();
  await execute(
    on,
    `INSERT INTO email_verifications (user_id, email, verified, token_hash, expires_at)
     SELECT id, $2, $3, $4, (now() AT TIME ZONE 'UTC') + interval '1 day' FROM users WHERE id = $1 AND erased_at IS NULL
     FOR KEY SHARE
     ON CONFLICT (user_id) DO UPDATE
     SET email = excluded.email, token_hash = excluded.token_hash, expires_at = excluded.expires_at,
         created_at = now() AT TIME ZONE 'UTC'`,
    [userId, email, verified, hashToken(token)],
  );
  return { userId, email, token };
}

/**
 * Mails the link, or notifies the owner if the address has an account already. Returns false if the address got too many
 * mails.
 */
export async function sendVerification(
  services: Pick<Services, 'database' | 'linkMails' | 'log' | 'mailer' | 'publicUrl' | 'shopName'>,
  { userId, email, token }: VerificationLink,
): Promise<boolean> {
  const { database, linkMails, log, mailer, publicUrl, shopName } = services;
  if (!(await linkMails.tryConsume(email))) {
    log.warn({ userId }, 'verification link not sent: limit per address reached');
    return false;
  }
  const [taken] = await query<{ email: string }>(
    database.pool,
    `SELECT email FROM users WHERE ${emailKey('email')} = ${emailKey('$1')} AND id <> $2`,
    [email, userId],
  );
  const link = {
    to: email,
    subject: `Verify your e-mail address for ${shopName}`,
    // Browsers do not send the fragment, so the token does not reach server logs.
    text: `To verify this e-mail address for your account at ${shopName}, open this link within a day and enter your password:

${await publicUrl}/verify-email#token=${token}

If you do not have an account at ${shopName}, ignore this e-mail: your address is not used until it is verified.
`,
  };
  await mailer.send(taken ? takenMail(shopName, taken.email) : link);
  return true;
}

/** For the owner of an account, whose address was entered to sign up, or as the new address of another account. */
export function takenMail(shopName: string, to: string) {
  return {
    to,
    subject: `You already have an account at ${shopName}`,
    text: `Someone, perhaps you, entered this e-mail address for another account at ${shopName}. An account with this address
already exists, so nothing was changed.

If it was you, sign in, or reset your password if you forgot it. Otherwise, ignore this e-mail.
`,
  };
}

export function verificationRequired(message: string): DomainError {
  return new DomainError('EMAIL_VERIFICATION_REQUIRED', message, {});
}
