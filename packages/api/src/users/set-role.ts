import { runInTransaction, User, UserRole, type Role } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { sendNotices } from '../platform/mail/send-notices.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';
import { verificationRequired } from './email-verification.ts';
import { getUser, userErased, userNotFound } from './find-users.ts';
import { lockStaff } from './lock-staff.ts';
import type { UserView } from './user-view.ts';

/**
 * Changes the role of another user, from their next call on. Sessions and keys stay; a key's scope `staff` counts only
 * while its owner is staff. FORBIDDEN for the caller's account, so that one staff account always remains. USER_NOT_FOUND;
 * EMAIL_VERIFICATION_REQUIRED for a new staff member whose address is not verified.
 */
export async function setRole(
  services: Services,
  origin: Origin,
  actor: Actor,
  { id, role }: { readonly id: string; readonly role: Role },
): Promise<UserView> {
  if (id === actor.id)
    throw new DomainError(
      'FORBIDDEN',
      'You cannot change your own role: ask another staff member',
      {},
    );
  const { database, mailer, shopName } = services;
  const { notice, changed } = await runInTransaction(
    database,
    async (transaction) => {
      const view = () => getUser({ knex: transaction }, actor, id);
      await lockStaff(transaction, actor);
      const user = await User.query(transaction)
        .findById(id)
        .forUpdate()
        .withGraphFetched('[role, emailVerification]');
      if (!user) throw userNotFound([id]);
      if (user.erasedAt !== null) throw userErased(id);
      const from = user.role?.role ?? 'customer';
      if (from === role) return { notice: undefined, changed: await view() };
      // The address may belong to someone else than the person who signed up.
      if (
        role === 'staff' &&
        mailer.channel === 'smtp' &&
        user.emailVerification?.verified === false
      )
        throw verificationRequired('The user has not verified the e-mail address yet');
      await UserRole.query(transaction).insert({ userId: id, role }).onConflict('user_id').merge();
      const about = { userId: id, byUserId: actor.id };
      // For staff who have lost their second factor: without the role they can set up another.
      if (role === 'customer') {
        const removed = await transaction('user_totp').where({ user_id: id }).delete();
        if (removed > 0)
          await recordSecurityEvent(transaction, origin, {
            kind: 'totp-disabled',
            ...about,
            details: {},
          });
      }
      await recordSecurityEvent(transaction, origin, {
        kind: 'role-changed',
        ...about,
        details: { from, to: role },
      });
      return { notice: roleNotice(shopName, user.email, role), changed: await view() };
    },
    { answer: (result) => result.changed },
  );
  if (notice) sendNotices(services, notice);
  return changed;
}

function roleNotice(shopName: string, to: string, role: Role) {
  return {
    to,
    subject: `Your role at ${shopName} was changed`,
    text: `Your account at ${shopName} now has the role ${role}.

If you did not expect this, contact ${shopName}.
`,
  };
}
