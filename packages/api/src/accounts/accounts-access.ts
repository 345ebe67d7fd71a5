import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `auth`. */
export const accountsAccess = {
  'auth.signUp': audited(access.anyone, 'signed-up'),
  'auth.signIn': audited(access.anyone, 'signed-in'),
  'auth.signOut': audited(access.customerSession, 'signed-out'),
  'auth.requestPasswordReset': audited(access.anyone, 'password-reset-requested'),
  'auth.resetPassword': audited(access.anyone, 'password-reset', 'password-changed'),
  'auth.me': access.customerRead,
  'auth.changePassword': audited(access.customerSession, 'password-changed'),
  'auth.listSessions': access.customerSession,
  'auth.endSession': audited(access.customerSession, 'sessions-ended'),
  'auth.endOtherSessions': audited(access.customerSession, 'sessions-ended'),
  'auth.createApiKey': audited(access.customerSession, 'key-created'),
  'auth.listApiKeys': access.customerSession,
  'auth.revokeApiKey': audited(access.customerSession, 'key-revoked'),
} satisfies AccessRows;
