import { sqlStateOf } from '@order-store/db';

/**
 * Whether a row could not be deleted because other rows refer to it. ON DELETE RESTRICT says 23001
 * since PostgreSQL 18, and 23503 before.
 */
export function isStillReferenced(error: unknown): boolean {
  return ['23001', '23503'].includes(sqlStateOf(error) ?? '');
}
