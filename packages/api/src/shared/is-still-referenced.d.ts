/**
 * Whether a row could not be deleted because other rows refer to it. ON DELETE RESTRICT says 23001
 * since PostgreSQL 18, and 23503 before.
 */
export declare function isStillReferenced(error: unknown): boolean;
