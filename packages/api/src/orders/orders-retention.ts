import { day, deleteByAge, type RetentionRule } from '../platform/retention/retention.ts';

export const ordersRetention: readonly RetentionRule<'IDEMPOTENCY_KEY_RETENTION'>[] = [
  {
    table: 'idempotency_keys',
    meaning: 'Idempotency keys, after the order was placed. Their orders stay.',
    keptFor: { setting: 'IDEMPOTENCY_KEY_RETENTION' },
    statement: deleteByAge('idempotency_keys', 'user_id, key', 'created_at'),
  },
  {
    table: 'order_receipts',
    meaning:
      'Receipts that are not sent, such as after ORDER_RECEIPTS was turned off, after they were due.',
    keptFor: 2 * day,
    statement: deleteByAge('order_receipts', 'order_id', 'next_attempt_at'),
  },
];
