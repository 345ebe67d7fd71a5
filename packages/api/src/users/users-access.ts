import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `users`. */
export const usersAccess = {
  'users.get': { ...access.customerRead, staffScope: 'users' },
  // An API key may change the name. Changing the e-mail address requires a session: it allows taking over the account.
  'users.update': audited(
    {
      who: 'customer',
      scope: 'users',
      reauthentication: ({ id, email }: Readonly<Record<string, unknown>>, callerId: string) =>
        email === undefined ? null : id === callerId ? 'password' : 'recent',
    },
    'user-updated',
    'email-changed',
  ),
  'users.create': audited(
    {
      ...access.users,
      reauthentication: ({ role }: Readonly<Record<string, unknown>>) =>
        role === 'staff' ? 'recent' : null,
    },
    'user-created',
  ),
  'users.list': access.users,
  'users.listByPage': access.users,
  'users.setRole': audited(
    { ...access.staffSession, reauthentication: 'recent' },
    'role-changed',
    'totp-disabled',
  ),
  'users.getNote': access.users,
  'users.setNote': audited(access.users, 'user-note-changed'),
  'users.erase': audited({ ...access.users, reauthentication: 'recent' }, 'user-erased'),
  'users.delete': audited({ ...access.users, reauthentication: 'recent' }, 'user-deleted'),
} satisfies AccessRows;
