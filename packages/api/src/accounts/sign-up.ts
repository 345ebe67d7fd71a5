import { execute, runInTransaction, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { rejectGuessable } from '../platform/identity/password-context.ts';
import { hashPassword } from '../platform/identity/passwords.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import {
  createVerification,
  findUser,
  insertUser,
  isTakenEmail,
  rejectTakenEmail,
  sendVerification,
  takenMail,
  verificationRequired,
  type VerificationLink,
} from '../users/index.ts';
import { signedIn, type SignedIn } from './sessions.ts';
import { rememberAddress } from './sign-in-addresses.ts';
import { startSession } from './start-session.ts';
import type { Credentials } from './verify-credentials.ts';

type NewCustomer = Credentials & { readonly name: string };

/**
 * Creates a customer account with an unverified address and signs in. Throws EMAIL_TAKEN. With `SIGN_UP_REVEALS=off` it
 * answers EMAIL_VERIFICATION_REQUIRED whether or not the address has an account, and a mail informs its owner.
 */
export async function signUp(
  services: Services,
  origin: Origin,
  customer: NewCustomer,
): Promise<SignedIn> {
  const { database, signInKeys, mailer } = services;
  rejectGuessable('password', customer.password, { ...customer, shopName: services.shopName });
  // Hashing is slow by design, so it runs outside the transaction.
  const passwordHash = await hashPassword(customer.password);
  if (!services.signUpReveals)
    return signUpSecretly(services, origin, { ...customer, passwordHash });
  const { link, answer } = await runInTransaction(
    database,
    async (transaction) => {
      const created = await insertCustomer(transaction, origin, { ...customer, passwordHash });
      const session = await startSession(transaction, origin, created.userId);
      const user = await findUser({ knex: transaction }, created.userId);
      return { link: created, answer: signedIn(user, session) };
    },
    { answer: (result) => result.answer },
  ).catch(rejectTakenEmail);
  await rememberAddress(database, link.userId, signInKeys.addressHash(origin.address));
  if (mailer.channel === 'smtp')
    queueMail(services, 'send verification', () => sendVerification(services, link));
  return answer;
}

/** Everything that depends on the address runs after the response, so that content and timing do not reveal it. */
async function signUpSecretly(
  services: Services,
  origin: Origin,
  account: NewCustomer & { readonly passwordHash: string },
): Promise<never> {
  const { database, linkMails, mailer, shopName } = services;
  // Fails now if the database is unavailable; otherwise the caller would wait for an email that never comes.
  await execute(database.pool, 'SELECT');
  const queued = queueMail(services, 'sign up', async () => {
    const link = await runInTransaction(database, (transaction) =>
      insertCustomer(transaction, origin, account),
    ).catch((error: unknown) => {
      if (isTakenEmail(error)) return undefined;
      throw error;
    });
    if (link) return sendVerification(services, link);
    if (!(await linkMails.tryConsume(account.email))) return false;
    // Now, as the link to a new account: a mail that waits for others would arrive later.
    await mailer.send(takenMail(shopName, account.email));
    return true;
  });
  if (!queued) throw new DomainError('OVERLOADED', 'Too many requests are queued; retry', {});
  throw verificationRequired('Open the link in the e-mail that was sent to finish signing up');
}

async function insertCustomer(
  transaction: Transaction,
  origin: Origin,
  { email, name, passwordHash }: NewCustomer & { readonly passwordHash: string },
): Promise<VerificationLink> {
  const userId = await insertUser(transaction, { email, name, passwordHash });
  await recordSecurityEvent(transaction, origin, {
    kind: 'signed-up',
    userId,
    byUserId: userId,
    details: { email },
  });
  return createVerification(transaction, { userId, email, verified: false });
}
