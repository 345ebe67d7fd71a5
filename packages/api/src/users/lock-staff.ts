import { UserRole, type Transaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';

/**
 * Locks who is staff until the end of the transaction. FORBIDDEN when the actor is not any more: of two who
 * take the role from each other at once, the first succeeds, and so one of them is left.
 */
export async function lockStaff(transaction: Transaction, actor: Actor): Promise<void> {
  const staff = await UserRole.query(transaction)
    .where({ role: 'staff' })
    .orderBy('user_id')
    .forUpdate();
  if (!staff.some(({ userId }) => userId === actor.id))
    throw new DomainError('FORBIDDEN', 'Only staff may do this', {});
}
