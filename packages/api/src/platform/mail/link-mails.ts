import { createHmac } from 'node:crypto';
import type { Database } from '@order-store/db';
import { openSecret } from '../../shared/secret.ts';
import type { CountStore } from '../rate-limits/count-store.ts';
import { SharedLimiter } from '../rate-limits/shared-limiter.ts';

/** Limits e-mails that anyone can cause, so that nobody can flood a mailbox. */
export interface LinkMails {
  /** Counts one e-mail to this address and returns whether it may be sent. */
  tryConsume(address: string): Promise<boolean>;
}

/** Allows five e-mails per address and hour. */
export async function createLinkMails(database: Database, counts: CountStore): Promise<LinkMails> {
  const secret = await openSecret(database, 'link mails');
  const limiter = new SharedLimiter({
    database,
    counts,
    prefix: 'link mails',
    points: 5,
    seconds: 3600,
    insured: false,
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
