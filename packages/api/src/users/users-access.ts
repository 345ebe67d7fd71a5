import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `users`. */
export const usersAccess = {
  'users.get': { ...access.customerRead, staffScope: 'users' },
  // An API key may change the name. Changing the e-mail address requires a session: it allows taking over the account.
  'users.update': audited({ who: 'customer', scope: 'users' }, 'user-updated', 'email-changed'),
  'users.create': audited(access.users, 'user-created'),
  'users.list': access.users,
  'users.listByPage': access.users,
  'users.setRole': audited(access.staffSession, 'role-changed'),
  'users.delete': audited(access.users, 'user-deleted'),
} satisfies AccessRows;
