import { createHmac } from 'node:crypto';
import type { Database } from '@order-store/db';
import { openSecret } from '../../shared/secret.ts';
import type { CountStore } from '../rate-limits/count-store.ts';
import { SharedLimiter } from '../rate-limits/shared-limiter.ts';

/** Limits e-mails that anyone can cause, so that nobody can flood a mailbox. */
export interface MailLimit {
  /** Counts one e-mail to this address and returns whether it may be sent. */
  tryConsume(address: string): Promise<boolean>;
}

export interface MailLimits {
  /** Links to reset a password or to verify an address. */
  readonly linkMails: MailLimit;
  readonly receiptMails: MailLimit;
}

/** Allows five links and twenty receipts per address and hour. */
export async function createMailLimits(
  database: Database,
  counts: CountStore,
): Promise<MailLimits> {
  const secret = await openSecret(database, 'link mails');
  // A keyed hash, because the counts must not reveal addresses.
  const keyOf = (address: string) =>
    createHmac('sha256', secret).update(address.toLowerCase()).digest('base64url');
  const limit = (prefix: string, points: number): MailLimit => {
    const limiter = new SharedLimiter({
      database,
      counts,
      prefix,
      points,
      seconds: 3600,
      insured: false,
      remembersBlocked: false,
    });
    return {
      async tryConsume(address) {
        const { consumedPoints } = await limiter.penalty(keyOf(address));
        return consumedPoints <= points;
      },
    };
  };
  return { linkMails: limit('link mails', 5), receiptMails: limit('receipt mails', 20) };
}
