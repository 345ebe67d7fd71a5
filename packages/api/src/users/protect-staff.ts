import { UserRole, type Transaction } from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import { requireSession } from '../platform/trpc/procedures.ts';
import { DomainError } from '../shared/domain-error.ts';

/**
 * Checks a change of another account, whose row is locked. The account of staff is changed in a session only, not with an API
 * key, and nobody else changes its e-mail address, because the owner of the address can set a new password. Throws
 * FORBIDDEN.
 */
export async function protectStaff(
  transaction: Transaction,
  actor: Actor,
  id: string,
  { changesEmail = false } = {},
): Promise<void> {
  const role = await UserRole.query(transaction).findById(id);
  if (role?.role !== 'staff') return;
  requireSession(actor);
  if (changesEmail)
    throw new DomainError(
      'FORBIDDEN',
      'Only staff themselves can change their e-mail address: make the user a customer first with users.setRole',
      {},
    );
}
