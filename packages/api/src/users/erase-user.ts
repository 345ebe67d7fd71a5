import { execute, runInTransaction, User, type Database, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { erasePersonalData } from './erase-personal-data.ts';
import { getUser, userNotFound } from './find-users.ts';
import { lockStaff } from './lock-staff.ts';
import { protectStaff } from './protect-staff.ts';
import type { UserView } from './user-view.ts';

/**
 * Erases the personal data of another user, who cannot sign in any more; orders stay. Of the metadata of the orders only
 * `keepOrderMetadata` stays. Erasing a user again erases what was added since. FORBIDDEN for the caller's own account, so
 * that one staff account always remains, and for an API key that would erase staff; USER_NOT_FOUND
 */
export async function eraseUser(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    keepOrderMetadata = [],
  }: { readonly id: string; readonly keepOrderMetadata?: readonly string[] | undefined },
): Promise<UserView> {
  if (id === actor.id)
    throw new DomainError(
      'FORBIDDEN',
      'You cannot erase your own account: ask another staff member',
      {},
    );
  return runInTransaction(database, async (transaction) => {
    await lockStaff(transaction, actor);
    // What a sign-in or a change of an order locks before it refers to the user, so that they rarely end in a deadlock.
    await execute(transaction, lockCredentialSql, [id]);
    await lockOrders(transaction, id);
    // Nothing refers to the user from here on: orders, sessions and links wait, and find the user erased.
    const user = await User.query(transaction).findById(id).forUpdate();
    if (!user) throw userNotFound([id]);
    await protectStaff(transaction, actor, id);
    // Orders that were placed before the user was locked.
    await lockOrders(transaction, id);
    await erasePersonalData(transaction, user, keepOrderMetadata);
    await recordSecurityEvent(transaction, origin, {
      kind: 'user-erased',
      userId: id,
      byUserId: actor.id,
      details: { keptOrderMetadata: [...keepOrderMetadata] },
    });
    return getUser({ knex: transaction }, actor, id);
  });
}

const lockCredentialSql = 'SELECT FROM user_credentials WHERE user_id = $1 FOR UPDATE';

/** A merge patch that has already read the metadata must not write it back. */
async function lockOrders(transaction: Transaction, userId: string): Promise<void> {
  await execute(transaction, 'SELECT FROM orders WHERE user_id = $1 ORDER BY id FOR UPDATE', [
    userId,
  ]);
}
