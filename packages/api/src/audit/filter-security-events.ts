import { SecurityEvent, type Database } from '@order-store/db';
import type { QueryBuilder } from 'objection';
import { securityEventKinds } from '../platform/audit/security-events.ts';
import { endOfMoment } from '../shared/fields.ts';
import type { SecurityEventFilter } from './audit-schemas.ts';

/** The security events of a filter. Each column of it has an index that ends in the time. */
export function filterSecurityEvents(
  { knex }: Pick<Database, 'knex'>,
  { userId, byUserId, keyId, kind, from, to }: SecurityEventFilter,
): QueryBuilder<SecurityEvent, SecurityEvent[]> {
  // A newer version running on the same database may write kinds unknown to this one; omit them.
  const kinds = kind === undefined ? securityEventKinds : [kind];
  const rows = SecurityEvent.query(knex).whereIn('kind', [...kinds]);
  if (userId !== undefined) void rows.where('user_id', userId);
  if (byUserId !== undefined) void rows.where('by_user_id', byUserId);
  if (keyId !== undefined) void rows.where('key_id', keyId);
  if (from !== undefined) void rows.whereRaw('at >= ?::timestamp', [from]);
  if (to !== undefined) void rows.whereRaw('at < ?::timestamp', [endOfMoment(to)]);
  return rows;
}
