import { access, audited, notAudited, type AccessRows } from '../platform/identity/access.ts';

const recentSession = { ...access.customerSession, reauthentication: 'recent' } as const;
/** A token may be stolen right after signing in. */
const withPassword = { ...access.customerSession, reauthentication: 'password' } as const;
const endsSession = { idempotency: 'ended-session' } as const;

/** Who may call each procedure of `auth`. */
export const accountsAccess = {
  'auth.signUp': audited(access.anyone, 'signed-up'),
  'auth.signIn': audited(access.anyone, 'signed-in'),
  'auth.signOut': audited({ ...access.customerSession, ...endsSession }, 'signed-out'),
  'auth.requestPasswordReset': audited(access.anyone, 'password-reset-requested'),
  'auth.resetPassword': audited(access.anyone, 'password-reset', 'password-changed'),
  'auth.verifyEmail': audited(access.anyone, 'email-verified'),
  'auth.requestEmailVerification': notAudited(access.customerSession, 'changes nothing'),
  'auth.reauthenticate': audited(access.customerSession, 'reauthenticated'),
  'auth.beginTotp': notAudited(recentSession, 'has no effect until confirmed'),
  'auth.confirmTotp': audited(withPassword, 'totp-enabled', 'sessions-ended'),
  'auth.disableTotp': audited(withPassword, 'totp-disabled'),
  'auth.me': access.customerRead,
  'auth.changePassword': audited(access.customerSession, 'password-changed'),
  'auth.listSessions': access.customerSession,
  'auth.endSession': audited({ ...recentSession, ...endsSession }, 'sessions-ended'),
  'auth.endOtherSessions': audited(recentSession, 'sessions-ended'),
  'auth.createApiKey': audited(recentSession, 'key-created'),
  'auth.listApiKeys': access.customerSession,
  'auth.revokeApiKey': audited(access.customerSession, 'key-revoked'),
} satisfies AccessRows;
