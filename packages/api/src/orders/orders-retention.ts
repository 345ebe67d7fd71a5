import { deleteByAge, type RetentionRule } from '../platform/retention/retention.ts';

export const ordersRetention: readonly RetentionRule<'IDEMPOTENCY_KEY_RETENTION'>[] = [
  {
    table: 'idempotency_keys',
    meaning: 'Idempotency keys, after the order was placed. Their orders stay.',
    keptFor: { setting: 'IDEMPOTENCY_KEY_RETENTION' },
    statement: deleteByAge('idempotency_keys', 'user_id, key', 'created_at'),
  },
];
