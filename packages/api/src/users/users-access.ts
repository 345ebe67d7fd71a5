import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `users`. */
export const usersAccess: AccessRows = {
  'users.get': access.customerRead,
  // An API key may change the name. Changing the e-mail address requires a session: it allows taking over the account.
  'users.update': { who: 'customer', scope: 'staff' },
  'users.create': access.staff,
  'users.list': access.staff,
  'users.listByPage': access.staff,
  'users.setRole': access.staffSession,
  'users.delete': access.staff,
};
