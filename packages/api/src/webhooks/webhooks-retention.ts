import { day, deleteByAge, type RetentionRule } from '../platform/retention/retention.ts';

export const webhooksRetention: readonly RetentionRule<never>[] = [
  {
    table: 'webhook_deliveries',
    // A delivery that is still pending by then belongs to a disabled webhook.
    meaning: 'Webhook deliveries in any state, after their creation.',
    keptFor: 30 * day,
    statement: deleteByAge('webhook_deliveries', 'id', 'created_at'),
  },
];
