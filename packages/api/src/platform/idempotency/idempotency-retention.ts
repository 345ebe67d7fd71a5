import { day, deleteByAge, type RetentionRule } from '../retention/retention.ts';

export const idempotencyRetention: readonly RetentionRule<never>[] = [
  {
    table: 'idempotent_calls',
    meaning:
      'Idempotency keys of mutations other than `orders.place` with their answers, after the call.',
    keptFor: 2 * day,
    statement: deleteByAge('idempotent_calls', 'id', 'created_at'),
  },
];
