import { UserRole, type Transaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';

/**
 * Locks all staff roles until the end of the transaction. FORBIDDEN if the actor is no longer staff: when two staff
 * members demote each other, the first succeeds, so one remains.
 */
export async function lockStaff(transaction: Transaction, actor: Actor): Promise<void> {
  const staff = await UserRole.query(transaction)
    .where({ role: 'staff' })
    .orderBy('user_id')
    .forUpdate();
  if (!staff.some(({ userId }) => userId === actor.id))
    throw new DomainError('FORBIDDEN', 'Only staff may do this', {});
}
