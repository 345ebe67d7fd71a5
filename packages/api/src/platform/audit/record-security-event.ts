import { SecurityEvent, type Database, type Transaction } from '@order-store/db';
import { utcNow } from '../../shared/utc-now.ts';
import type { NewSecurityEvent } from './security-events.ts';

/** From where a call came: every context has it. */
export interface Origin {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/**
 * Writes an event into the audit trail: in the transaction of what it tells, so that there is never one
 * without the other; where nothing else is written, with `database.knex`. Secrets don't belong in it.
 */
export async function recordSecurityEvent(
  where: Transaction | Database['knex'],
  { requestId, address, userAgent }: Origin,
  event: NewSecurityEvent,
): Promise<void> {
  await SecurityEvent.query(where).insert({
    ...event,
    at: utcNow,
    requestId,
    address: address?.slice(0, longestAddress) ?? null,
    userAgent: userAgent?.slice(0, longestUserAgent) ?? null,
  });
}

/** Headers may have kilobytes; past these they tell nothing new. */
export const longestUserAgent = 500;
export const longestAddress = 100;
