import { EmailVerification, type Transaction, type User } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { queueMail } from '../platform/mail/queue-mail.ts';
import { sendNotices } from '../platform/mail/send-notices.ts';
import type { Services } from '../platform/services.ts';
import { utcNow } from '../shared/utc-now.ts';
import { createVerification, sendVerification } from './email-verification.ts';

/** A change of address: `applied` immediately, or waiting for the new address to be verified. `notify` sends the mails. */
export interface EmailChange {
  readonly applied: boolean;
  readonly notify: () => void;
}

/**
 * Changes the address of a locked user. A new address of the caller's counts once its link has been opened; without a mail
 * server it counts immediately, and so does an address that staff enter for another user.
 */
export async function changeEmail(
  services: Services,
  transaction: Transaction,
  origin: Origin,
  { actor, user: { id, email: from }, to }: { actor: Actor; user: User; to: string },
): Promise<EmailChange> {
  const isOwn = actor.id === id;
  if (isOwn && services.mailer.channel === 'smtp') {
    const link = await createVerification(transaction, { userId: id, email: to, verified: true });
    await recordSecurityEvent(transaction, origin, {
      kind: 'email-change-requested',
      userId: id,
      byUserId: actor.id,
      details: { from, to },
    });
    return {
      applied: false,
      notify() {
        sendNotices(services, requestedNotice(services.shopName, from, to));
        queueMail(services, 'send verification', () => sendVerification(services, link));
      },
    };
  }
  // An address entered by staff counts as verified. Any other stays unverified if the old one was, and a link that was sent
  // to the old one must not verify it.
  const verification = EmailVerification.query(transaction).where({ user_id: id });
  await (isOwn ? verification.patch({ email: to, expiresAt: utcNow }) : verification.delete());
  await recordSecurityEvent(transaction, origin, {
    kind: 'email-changed',
    userId: id,
    byUserId: actor.id,
    details: { from, to },
  });
  return { applied: true, notify: () => sendChangedNotices(services, from, to) };
}

/** Notifies both addresses. */
export function sendChangedNotices(services: Services, from: string, to: string): void {
  const { shopName } = services;
  const notice = {
    subject: `Your e-mail address at ${shopName} was changed`,
    text: `The e-mail address of your account at ${shopName} was changed from ${from} to ${to}.

If it was not you, contact ${shopName} immediately.
`,
  };
  sendNotices(services, { ...notice, to: from }, { ...notice, to });
}

function requestedNotice(shopName: string, from: string, to: string) {
  return {
    to: from,
    subject: `A change of your e-mail address at ${shopName} was requested`,
    text: `Someone who entered your password asked to change the e-mail address of your account at ${shopName} to ${to}.
The change takes effect when the new address is verified.

If it was not you, reset your password now. This also cancels the change.
`,
  };
}
