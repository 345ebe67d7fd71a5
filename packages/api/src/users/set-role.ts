import { runInTransaction, User, UserRole, type Database, type Role } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';
import { getUser, userNotFound } from './find-users.ts';
import { lockStaff } from './lock-staff.ts';
import type { UserView } from './user-view.ts';

/**
 * Gives somebody else the role of staff or takes it away, from the next call of theirs on. Sessions and keys
 * stay; a key's scope `staff` counts only while its owner is staff. FORBIDDEN for one's own account, so that
 * there is always somebody who is staff. USER_NOT_FOUND
 */
export async function setRole(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id, role }: { readonly id: string; readonly role: Role },
): Promise<UserView> {
  if (id === actor.id)
    throw new DomainError('FORBIDDEN', 'Other staff must change your role, not you', {});
  await runInTransaction(database, async (transaction) => {
    await lockStaff(transaction, actor);
    const user = await User.query(transaction).findById(id).forUpdate().withGraphFetched('role');
    if (!user) throw userNotFound([id]);
    const from = user.role?.role ?? 'customer';
    if (from === role) return;
    await UserRole.query(transaction).insert({ userId: id, role }).onConflict('user_id').merge();
    await recordSecurityEvent(transaction, origin, {
      kind: 'role-changed',
      userId: id,
      byUserId: actor.id,
      details: { from, to: role },
    });
  });
  return getUser(database, actor, id);
}
