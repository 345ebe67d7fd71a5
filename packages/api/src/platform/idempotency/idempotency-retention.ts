import { day, deleteByAge, type RetentionRule } from '../retention/retention.ts';
import type { SecretColumn } from '../secrets/reencrypt-secrets.ts';
import { answerPurpose } from './keyed-call.ts';

export const idempotencyRetention: readonly RetentionRule<never>[] = [
  {
    table: 'idempotent_calls',
    meaning:
      'Idempotency keys of mutations other than `orders.place` with their answers, after the call.',
    keptFor: 2 * day,
    statement: deleteByAge('idempotent_calls', 'id', 'created_at'),
  },
];

export const idempotencySecretColumns: readonly SecretColumn[] = [
  { table: 'idempotent_calls', key: 'id', column: 'answer', purpose: answerPurpose },
];
