import { EmailVerification, runInTransaction, User, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { hashToken } from '../platform/identity/tokens.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import {
  createVerification,
  rejectTakenEmail,
  sendChangedNotices,
  sendVerification,
} from '../users/index.ts';
import { checkOwnPassword } from './check-own-password.ts';

/**
 * Verifies an address with the token of an emailed link and the account's password: the link proves who owns the
 * address, the password who owns the account. With the link alone, the owner of an address would verify an account that
 * someone else created with it. A pending new address replaces the current one.
 * @throws INVALID_VERIFICATION_TOKEN, VALIDATION_FAILED for a wrong password, RATE_LIMITED, EMAIL_TAKEN
 */
export async function verifyEmail(
  services: Services,
  origin: Origin,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const { database } = services;
  const tokenHash = hashToken(token);
  const link = await findLink(database.knex, tokenHash);
  const { userId } = link;
  const entry = { field: 'password', failure: 'reauthentication-failed' } as const;
  await checkOwnPassword(services, origin, { userId, password, ...entry });
  const changed = await runInTransaction(
    database,
    async (transaction) => {
      // Serializes with other changes of this account's address.
      const user = await User.query(transaction).findById(userId).forUpdate();
      const { email } = await findLink(transaction, tokenHash);
      if (!user) throw invalidToken();
      const { email: from, version } = user;
      await EmailVerification.query(transaction).deleteById(userId);
      const about = { userId, byUserId: userId };
      await recordSecurityEvent(transaction, origin, {
        kind: 'email-verified',
        ...about,
        details: { email },
      });
      if (email === from) return undefined;
      await user.$query(transaction).patch({ email, updatedAt: utcNow, version: version + 1 });
      const details = { from, to: email };
      await recordSecurityEvent(transaction, origin, { kind: 'email-changed', ...about, details });
      return details;
    },
    { answer: () => ({}) },
  ).catch(rejectTakenEmail);
  if (changed) sendChangedNotices(services, changed.from, changed.to);
}

/** Emails the caller a new link if their address, or a pending new one, is not verified yet. */
export async function requestEmailVerification(services: Services, actor: Actor): Promise<void> {
  if (services.mailer.channel !== 'smtp') return;
  const link = await runInTransaction(
    services.database,
    async (transaction) => {
      // A password change cancels a change of address; a request at the same time must not revive it.
      const pending = await EmailVerification.query(transaction).findById(actor.id).forUpdate();
      return pending && createVerification(transaction, pending);
    },
    { answer: () => ({}) },
  );
  if (link === undefined) return;
  queueMail(services, 'send verification', () => sendVerification(services, link));
}

async function findLink(
  on: Transaction | Services['database']['knex'],
  tokenHash: Buffer,
): Promise<EmailVerification> {
  const link = await EmailVerification.query(on)
    .where({ token_hash: tokenHash })
    .where('expires_at', '>', utcNow)
    .first();
  if (!link) throw invalidToken();
  return link;
}

function invalidToken(): DomainError {
  return new DomainError(
    'INVALID_VERIFICATION_TOKEN',
    'The link has expired or was already used: request a new one',
    {},
  );
}
