import { SecurityEvent, type Database, type Transaction } from '@order-store/db';
import { raw } from 'objection';
import { utcNow } from '../../shared/utc-now.ts';
import type { NewSecurityEvent } from './security-events.ts';

/** The origin of a call. Every context has it. */
export interface Origin {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The procedure that was called. */
  readonly procedure?: string | undefined;
  /** The API key of the call. */
  readonly keyId?: string | null | undefined;
}

/**
 * Writes an event to the audit trail, in the transaction of the change that it records; with `database.knex` if nothing
 * else is written. Events must not contain secrets.
 */
export async function recordSecurityEvent(
  where: Transaction | Database['knex'],
  origin: Origin,
  event: NewSecurityEvent,
): Promise<void> {
  // A transaction holds a lock that erasing the user waits for; without one, the statement locks the user.
  const present = (id: string | null) =>
    id === null || where.isTransaction === true ? id : raw(presentSql, [id]);
  await SecurityEvent.query(where).insert({
    ...event,
    userId: present(event.userId),
    byUserId: present(event.byUserId),
    at: utcNow,
    ...storedOrigin(origin),
  });
}

/** An origin as the audit trail has it. */
export function storedOrigin({ requestId, address, userAgent, procedure, keyId }: Origin) {
  return {
    requestId,
    procedure: procedure ?? null,
    keyId: keyId ?? null,
    address: address?.slice(0, longestAddress) ?? null,
    userAgent: userAgent?.slice(0, longestUserAgent) ?? null,
  };
}

/** Null if the user was erased or deleted in the meantime, so that the event refers to no one. */
const presentSql =
  '(SELECT id FROM users WHERE id = ?::bigint AND erased_at IS NULL FOR KEY SHARE)';

/** The caller, as far as the audit trail needs it. */
interface ChangedBy {
  readonly id: string;
  readonly role: 'customer' | 'staff';
}

/** An event without the user who caused it. */
type StaffChange = NewSecurityEvent extends infer Event
  ? Event extends NewSecurityEvent
    ? Omit<Event, 'byUserId'>
    : never
  : never;

/** Writes an event of a change by staff; changes by customers are in the histories of their orders. */
export async function recordStaffChange(
  transaction: Transaction,
  origin: Origin,
  { id: byUserId, role }: ChangedBy,
  event: StaffChange,
): Promise<void> {
  if (role === 'staff') await recordSecurityEvent(transaction, origin, { ...event, byUserId });
}

/** Writes many events like {@link recordStaffChange}. */
export async function recordStaffChanges(
  transaction: Transaction,
  origin: Origin,
  { id: byUserId, role }: ChangedBy,
  events: readonly StaffChange[],
): Promise<void> {
  if (role !== 'staff') return;
  const stored = storedOrigin(origin);
  const rows = events.map((event) => ({ ...event, byUserId, at: utcNow, ...stored }));
  // A statement has at most 65,535 parameters.
  for (let at = 0; at < rows.length; at += 1000)
    await SecurityEvent.query(transaction).insert(rows.slice(at, at + 1000));
}

/** Headers can have kilobytes; the audit trail keeps only the start. */
export const longestUserAgent = 500;
export const longestAddress = 100;
