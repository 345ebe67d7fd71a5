import type { Transaction } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';

/** Records that an import is started. The prices that it changes are recorded with each step. */
export async function auditImport(
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
  details: { readonly importId: string; readonly mode: string },
): Promise<void> {
  await recordStaffChange(transaction, origin, actor, {
    kind: 'catalog-imported',
    userId: null,
    details,
  });
}
