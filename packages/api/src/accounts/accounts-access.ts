import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `auth`. */
export const accountsAccess: AccessRows = {
  'auth.signUp': access.anyone,
  'auth.signIn': access.anyone,
  'auth.signOut': access.customerSession,
  'auth.requestPasswordReset': access.anyone,
  'auth.resetPassword': access.anyone,
  'auth.me': access.customerRead,
  'auth.changePassword': access.customerSession,
  'auth.listSessions': access.customerSession,
  'auth.endSession': access.customerSession,
  'auth.endOtherSessions': access.customerSession,
  'auth.createApiKey': access.customerSession,
  'auth.listApiKeys': access.customerSession,
  'auth.revokeApiKey': access.customerSession,
};
