import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `auth`. */
export const accountsAccess: AccessRows = {
  'auth.signUp': access.anyone,
  'auth.signIn': access.anyone,
  'auth.signOut': access.customerSession,
  'auth.requestPasswordReset': access.anyone,
  'auth.resetPassword': access.anyone,
  'auth.verifyEmail': access.anyone,
  'auth.requestEmailVerification': access.customerSession,
  'auth.reauthenticate': access.customerSession,
  'auth.beginTotp': { ...access.customerSession, reauthentication: 'recent' },
  'auth.confirmTotp': { ...access.customerSession, reauthentication: 'recent' },
  'auth.disableTotp': { ...access.customerSession, reauthentication: 'password' },
  'auth.me': access.customerRead,
  'auth.changePassword': access.customerSession,
  'auth.listSessions': access.customerSession,
  'auth.endSession': { ...access.customerSession, reauthentication: 'recent' },
  'auth.endOtherSessions': { ...access.customerSession, reauthentication: 'recent' },
  'auth.createApiKey': { ...access.customerSession, reauthentication: 'recent' },
  'auth.listApiKeys': access.customerSession,
  'auth.revokeApiKey': access.customerSession,
};
