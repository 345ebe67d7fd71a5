import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `users`. */
export const usersAccess: AccessRows = {
  'users.get': access.customerRead,
  // An API key may change the name. Changing the e-mail address requires a session: it allows taking over the account.
  'users.update': {
    who: 'customer',
    scope: 'staff',
    reauthentication: ({ id, email }, callerId) =>
      email === undefined ? null : id === callerId ? 'password' : 'recent',
  },
  'users.create': {
    ...access.staff,
    reauthentication: ({ role }) => (role === 'staff' ? 'recent' : null),
  },
  'users.list': access.staff,
  'users.listByPage': access.staff,
  'users.setRole': { ...access.staffSession, reauthentication: 'recent' },
  'users.delete': { ...access.staff, reauthentication: 'recent' },
};
