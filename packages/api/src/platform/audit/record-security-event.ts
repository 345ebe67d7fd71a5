import { SecurityEvent, type Database, type Transaction } from '@order-store/db';
import { utcNow } from '../../shared/utc-now.ts';
import type { NewSecurityEvent } from './security-events.ts';

/** The origin of a call. Every context has it. */
export interface Origin {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/**
 * Writes an event to the audit trail, in the transaction of the change that it records; with `database.knex` if nothing
 * else is written. Events must not contain secrets.
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

/** Headers can have kilobytes; the audit trail keeps only the start. */
export const longestUserAgent = 500;
export const longestAddress = 100;
