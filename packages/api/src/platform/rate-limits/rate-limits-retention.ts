import type { RetentionRule } from '../retention/retention.ts';

export const rateLimitsRetention: readonly RetentionRule<never>[] = [
  {
    table: 'rate_limits',
    meaning: 'Counts of calls, after their window has ended.',
    keptFor: 0,
    // Counts that are being updated are skipped.
    statement: `
DELETE FROM rate_limits WHERE key IN (
  SELECT key FROM rate_limits
  WHERE expire < ((extract(epoch FROM now()) - $1::float8) * 1000)::bigint
  LIMIT $2 FOR UPDATE SKIP LOCKED
)`,
  },
];
