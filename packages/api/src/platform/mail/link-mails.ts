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

/** Allows five e-mails with links per address and hour. */
export function createLinkMails(database: Database, counts: CountStore): Promise<MailLimit> {
  return createMailLimit(database, counts, { name: 'link mails', points: 5, insured: false });
}

/**
 * Allows twenty notices per address and hour: with an account that has somebody else's address, its creator can cause a notice
 * with every change. They are also sent while the database is unavailable, because the change has been made.
 */
export function createNoticeMails(database: Database, counts: CountStore): Promise<MailLimit> {
  return createMailLimit(database, counts, { name: 'notice mails', points: 20, insured: true });
}

async function createMailLimit(
  database: Database,
  counts: CountStore,
  { name, points, insured }: { name: string; points: number; insured: boolean },
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
