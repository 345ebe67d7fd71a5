import { deleteByAge, type RetentionRule } from '../platform/retention/retention.ts';

export const auditRetention: readonly RetentionRule<'AUDIT_RETENTION'>[] = [
  {
    table: 'security_events',
    meaning: 'The audit log of sign-ins and of changes and exports by staff.',
    keptFor: { setting: 'AUDIT_RETENTION' },
    statement: deleteByAge('security_events', 'id', 'at'),
  },
];
