import { z } from 'zod';
import {
  customerMutation,
  customerProcedure,
  publicMutation,
  router,
} from '../platform/trpc/procedures.ts';
import { getUser, UserOutput as UserView } from '../users/index.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import {
  ApiKeyIdInput,
  ApiKeyView,
  BeginTotpInput,
  ChangePasswordInput,
  ConfirmTotpInput,
  CreateApiKeyInput,
  EndOtherSessionsInput,
  EndSessionInput,
  NewApiKey,
  RecoveryCodes,
  RequestPasswordResetInput,
  ResetPasswordInput,
  ReauthenticateInput,
  SessionView,
  SignedIn,
  SignInInput,
  SignUpInput,
  TotpCodeInput,
  TotpSecret,
  VerifyEmailInput,
} from './auth-schemas.ts';
import { changePassword } from './change-password.ts';
import { signInWithCookie } from './sign-in-with-cookie.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resetPassword } from './reset-password.ts';
import { endOtherSessions, endSession, listSessions } from './session-list.ts';
import { reauthenticate } from './reauthenticate.ts';
import { signIn, signOut } from './sessions.ts';
import { signUp } from './sign-up.ts';
import { beginTotp, confirmTotp, disableTotp } from './totp.ts';
import { requestEmailVerification, verifyEmail } from './verify-email.ts';

const Nothing = z.object({});

export const authRouter = router({
  /**
   * Creates a customer account and signs in. `cookie` works as in `signIn`. With a mail server, a link to verify the
   * address is mailed: `verifyEmail`. Throws EMAIL_TAKEN; if the server does not reveal who has an account, always
   * EMAIL_VERIFICATION_REQUIRED.
   */
  signUp: publicMutation
    .input(SignUpInput)
    .output(SignedIn)
    .mutation(({ ctx, input: { cookie, ...account } }) => {
      const enter = () => signUp(ctx.services, ctx, account);
      return cookie ? signInWithCookie(ctx, enter) : enter();
    }),

  /**
   * Signs in. With `cookie: true` the token is set as an HttpOnly cookie and `token` is empty. Throws
   * UNAUTHENTICATED for an unknown email, a wrong password or a wrong `totpCode`, TOTP_REQUIRED if the account has a
   * second factor and the code is missing, and RATE_LIMITED after too many failures.
   */
  signIn: publicMutation
    .input(SignInInput)
    .output(SignedIn)
    .mutation(({ ctx, input: { cookie, ...credentials } }) => {
      const enter = () => signIn(ctx.services, ctx, credentials);
      return cookie ? signInWithCookie(ctx, enter) : enter();
    }),

  /** Ends the current session. */
  signOut: customerMutation.output(Nothing).mutation(async ({ ctx }) => {
    await signOut(ctx.services.database, ctx, ctx.actor);
    if (ctx.cookie?.carriesToken) ctx.cookie.clear();
    return {};
  }),

  /** Emails a link to set a new password if the address has an account. The response does not reveal whether it does. */
  requestPasswordReset: publicMutation
    .input(RequestPasswordResetInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await requestPasswordReset(ctx.services, ctx, input.email);
      return {};
    }),

  /**
   * Sets a new password with the token of an emailed link, ends all sessions of the account and revokes its API keys.
   * The address is verified from then on. Throws INVALID_RESET_TOKEN if the token is unknown, used or older than an hour.
   */
  resetPassword: publicMutation
    .input(ResetPasswordInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.services, ctx, input);
      return {};
    }),

  /**
   * Verifies an e-mail address with the token of an emailed link and the account's password. A pending new address then
   * replaces the account's address. Throws INVALID_VERIFICATION_TOKEN, VALIDATION_FAILED if `password` is wrong,
   * RATE_LIMITED and EMAIL_TAKEN.
   */
  verifyEmail: publicMutation
    .input(VerifyEmailInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await verifyEmail(ctx.services, ctx, input);
      return {};
    }),

  /** Emails a new link if the caller's address, or a pending new one, is not verified yet. */
  requestEmailVerification: customerMutation.output(Nothing).mutation(async ({ ctx }) => {
    await requestEmailVerification(ctx.services, ctx.actor);
    return {};
  }),

  /**
   * Marks the session as recently authenticated for ten minutes, like signing in, for the procedures that fail with
   * REAUTHENTICATION_REQUIRED. Throws VALIDATION_FAILED if `currentPassword` is wrong, and RATE_LIMITED.
   */
  reauthenticate: customerMutation
    .input(ReauthenticateInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await reauthenticate(ctx.services, ctx, ctx.actor, input);
      return {};
    }),

  /**
   * Creates the secret of a second factor, to be entered in an authenticator app. It takes effect once `confirmTotp`
   * has checked a code. Throws TOTP_ENABLED and REAUTHENTICATION_REQUIRED.
   */
  beginTotp: customerMutation
    .input(BeginTotpInput)
    .output(TotpSecret)
    .mutation(({ ctx }) => beginTotp(ctx.services, ctx.actor)),

  /**
   * Enables the second factor with the current password and a code of the authenticator app, ends the caller's other
   * sessions, and revokes their API keys unless `keepApiKeys`. Returns ten recovery codes, each for one sign-in, which are
   * not shown again. Throws VALIDATION_FAILED if the code is wrong, and REAUTHENTICATION_REQUIRED without `currentPassword`.
   */
  confirmTotp: customerMutation
    .input(ConfirmTotpInput)
    .output(RecoveryCodes)
    .mutation(({ ctx, input }) => confirmTotp(ctx.services, ctx, ctx.actor, input)),

  /**
   * Removes the second factor; needs `currentPassword` and a code. Throws VALIDATION_FAILED if one is wrong, and
   * REAUTHENTICATION_REQUIRED.
   */
  disableTotp: customerMutation
    .input(TotpCodeInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await disableTotp(ctx.services, ctx, ctx.actor, input.totpCode);
      return {};
    }),

  /** Returns the signed-in user. */
  me: customerProcedure
    .output(UserView)
    .query(({ ctx }) =>
      ctx.services.read((database) => getUser(database, ctx.actor, ctx.actor.id)),
    ),

  /**
   * Changes the caller's password, ends their other sessions and revokes their API keys, unless `keepApiKeys`. Throws
   * VALIDATION_FAILED if `currentPassword` is wrong, and RATE_LIMITED after too many failures.
   */
  changePassword: customerMutation
    .input(ChangePasswordInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.services, ctx, ctx.actor, input);
      return {};
    }),

  /** Returns the caller's sessions, at most 100, most recently used first. */
  listSessions: customerProcedure
    .input(z.strictObject({}).optional())
    .output(z.array(SessionView))
    .query(({ ctx }) => ctx.services.read((database) => listSessions(database, ctx.actor))),

  /** Ends one of the caller's sessions with immediate effect. Throws SESSION_NOT_FOUND, REAUTHENTICATION_REQUIRED. */
  endSession: customerMutation
    .input(EndSessionInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await endSession(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),

  /** Ends the caller's sessions except the current one. Throws REAUTHENTICATION_REQUIRED. */
  endOtherSessions: customerMutation
    .input(EndOtherSessionsInput)
    .output(Nothing)
    .mutation(async ({ ctx }) => {
      await endOtherSessions(ctx.services.database, ctx, ctx.actor);
      return {};
    }),

  /**
   * Creates an API key, by default with the scopes `read` and `orders`, which expires after 90 days; `expiresAt: null`
   * means never. `key` is returned only once. Throws FORBIDDEN if a customer requests a scope of staff,
   * REAUTHENTICATION_REQUIRED, EMAIL_VERIFICATION_REQUIRED, TOO_MANY_API_KEYS, and USER_NOT_FOUND if the account is
   * erased at the same time. The scope `staff` includes all scopes: prefer `catalog`, `fulfilment`, `webhooks`,
   * `reports`, `users` or `payments`.
   */
  createApiKey: customerMutation
    .input(CreateApiKeyInput)
    .output(NewApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx.services, ctx, ctx.actor, input)),

  /** Returns the caller's API keys without their secrets, newest first. */
  listApiKeys: customerProcedure
    .input(z.strictObject({}).optional())
    .output(z.array(ApiKeyView))
    .query(({ ctx }) => ctx.services.read((database) => listApiKeys(database, ctx.actor))),

  /** Revokes one of the caller's API keys with immediate effect. Throws API_KEY_NOT_FOUND. */
  revokeApiKey: customerMutation
    .input(ApiKeyIdInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await revokeApiKey(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),
});
