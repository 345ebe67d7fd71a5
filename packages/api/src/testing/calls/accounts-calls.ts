import { totpCodeOf } from '../sample.ts';
import { testPassword } from '../test-store.ts';
import { newEmail, noInput, type Calls } from './calls.ts';

export const accountsCalls: Calls = {
  'auth.signUp': {
    type: 'mutation',
    input: ({ account: { password } }) => ({ email: newEmail(), name: 'New', password }),
  },
  'auth.signIn': {
    type: 'mutation',
    input: ({ account: { email, password } }) => ({ email, password }),
  },
  'auth.signOut': { type: 'mutation', input: noInput },
  'auth.requestPasswordReset': {
    type: 'mutation',
    input: ({ account: { email } }) => ({ email }),
  },
  'auth.resetPassword': {
    type: 'mutation',
    input: ({ resetToken: token }) => ({ token, password: 'green teapot 8' }),
  },
  'auth.verifyEmail': {
    type: 'mutation',
    input: ({ verificationToken: token, account: { password } }) => ({ token, password }),
  },
  'auth.requestEmailVerification': { type: 'mutation', input: noInput },
  'auth.beginTotp': { type: 'mutation', input: noInput },
  'auth.confirmTotp': {
    type: 'mutation',
    input: ({ totpSecret }) => ({
      totpCode: totpCodeOf(totpSecret),
      currentPassword: testPassword,
    }),
  },
  'auth.disableTotp': {
    type: 'mutation',
    input: ({ totpSecret }) => ({
      totpCode: totpCodeOf(totpSecret),
      currentPassword: testPassword,
    }),
  },
  'auth.reauthenticate': { type: 'mutation', input: () => ({ currentPassword: testPassword }) },
  'auth.me': { type: 'query', input: noInput },
  'auth.changePassword': {
    type: 'mutation',
    input: ({ account: { password } }) => ({
      currentPassword: password,
      newPassword: 'blue teapot 8',
      keepApiKeys: true,
    }),
  },
  'auth.listSessions': { type: 'query', input: noInput },
  'auth.endSession': {
    type: 'mutation',
    input: ({ spare }, by = 'staff') => ({ id: spare[by].sessionId }),
  },
  'auth.endOtherSessions': { type: 'mutation', input: noInput },
  'auth.createApiKey': {
    type: 'mutation',
    input: () => ({ name: 'New', scopes: ['read'], expiresAt: '2099-12-31T23:59:59.999999Z' }),
  },
  'auth.listApiKeys': { type: 'query', input: () => ({}) },
  'auth.revokeApiKey': {
    type: 'mutation',
    input: ({ spare }, by = 'staff') => ({ id: spare[by].keyId }),
  },
};
