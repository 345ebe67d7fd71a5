import { sqlStateOf } from '@order-store/db';

/**
 * Whether a delete failed because other rows reference the row: ON DELETE RESTRICT raises 23001 since PostgreSQL 18, 23503
 * before.
 */
export function isStillReferenced(error: unknown): boolean {
  return ['23001', '23503'].includes(sqlStateOf(error) ?? '');
}
