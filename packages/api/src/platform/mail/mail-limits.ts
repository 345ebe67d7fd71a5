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

/** How many e-mails of each kind an address gets in an hour. */
export interface MailLimits {
  /** Links to reset a password or to verify an address: five. */
  readonly linkMails: MailLimit;
  /**
   * Notices: twenty. With an account that has someone else's address, its creator can cause a notice with every change. They
   * are also sent while the database is unavailable, because the change has been made.
   */
  readonly noticeMails: MailLimit;
  /** Receipts of orders: twenty. */
  readonly receiptMails: MailLimit;
}

export async function createMailLimits(
  database: Database,
  counts: CountStore,
): Promise<MailLimits> {
  const create = (options: LimitOptions) => createMailLimit(database, counts, options);
  const [linkMails, noticeMails, receiptMails] = await Promise.all([
    create({ name: 'link mails', points: 5, insured: false }),
    create({ name: 'notice mails', points: 20, insured: true }),
    create({ name: 'receipt mails', points: 20, insured: false }),
  ]);
  return { linkMails, noticeMails, receiptMails };
}

interface LimitOptions {
  readonly name: string;
  readonly points: number;
  readonly insured: boolean;
}

async function createMailLimit(
  database: Database,
  counts: CountStore,
  { name, points, insured }: LimitOptions,
): Promise<MailLimit> {
  const secret = await openSecret(database, name);
  const limiter = new SharedLimiter({
    database,
    counts,
    prefix: name,
    points,
    seconds: 3600,
    insured,
    remembersBlocked: false,
  });
  return {
    async tryConsume(address) {
      // A keyed hash, because the counts must not reveal addresses.
      const key = createHmac('sha256', secret).update(address.toLowerCase()).digest('base64url');
      const { consumedPoints } = await limiter.penalty(key);
      return consumedPoints <= limiter.points;
    },
  };
}
