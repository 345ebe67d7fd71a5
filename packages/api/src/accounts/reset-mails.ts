import type { Database } from '@order-store/db';
import type { CountStore } from '../platform/rate-limits/count-store.ts';
import { SharedLimiter } from '../platform/rate-limits/shared-limiter.ts';

/** Keeps somebody's mailbox from being flooded by others who ask for password resets. */
export interface ResetMails {
  /** Whether this account may be sent one more, which is counted. */
  mayHaveAnother(userId: string): Promise<boolean>;
}

/** Five an hour for each account, however the calls are limited. */
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
    async mayHaveAnother(userId) {
      const { consumedPoints } = await limiter.penalty(userId);
      return consumedPoints <= limiter.points;
    },
  };
}
