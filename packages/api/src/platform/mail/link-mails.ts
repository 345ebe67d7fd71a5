import type { Database } from '@order-store/db';
import type { CountStore } from '../platform/rate-limits/count-store.ts';
import { SharedLimiter } from '../platform/rate-limits/shared-limiter.ts';

/** Limits password reset emails so that others cannot flood a mailbox. */
export interface ResetMails {
  /** Counts one email and returns whether it may be sent. */
  tryConsume(userId: string): Promise<boolean>;
}

/** Allows five emails per account and hour. */
export function createResetMails(database: Database, counts: CountStore): ResetMails {
  const limiter = new SharedLimiter({
    database,
    counts,
    prefix: 'reset mails',
    points: 5,
    seconds: 3600,
    insured: false,
    remembersBlocked: false,
  });
  return {
    async tryConsume(userId) {
      const { consumedPoints } = await limiter.penalty(userId);
      return consumedPoints <= limiter.points;
    },
  };
}
