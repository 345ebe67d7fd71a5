import { z } from 'zod';
import { customerProcedure, publicProcedure, router } from '../platform/trpc/procedures.ts';
import { getUser, UserOutput as UserView } from '../users/index.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import {
  ApiKeyIdInput,
  ApiKeyView,
  ChangePasswordInput,
  CreateApiKeyInput,
  NewApiKey,
  RequestPasswordResetInput,
  ResetPasswordInput,
  SessionIdInput,
  SessionView,
  SignedIn,
  SignInInput,
  SignUpInput,
} from './auth-schemas.ts';
import { changePassword } from './change-password.ts';
import { signInWithCookie } from './sign-in-with-cookie.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resetPassword } from './reset-password.ts';
import { endOtherSessions, endSession, listSessions } from './session-list.ts';
import { signIn, signOut, signUp } from './sessions.ts';

const Nothing = z.object({});

export const authRouter = router({
  /** Creates a customer's account and signs in. With `cookie` as in `signIn`. EMAIL_TAKEN */
  signUp: publicProcedure
    .input(SignUpInput)
    .output(SignedIn)
    .mutation(({ ctx, input: { cookie, ...account } }) => {
      const enter = () => signUp(ctx.services, ctx, account);
      return cookie ? signInWithCookie(ctx.cookie, enter) : enter();
    }),

  /**
   * With `cookie: true` the token travels in a cookie that no script can read, and `token` is empty: for pages.
   * UNAUTHENTICATED, the same for an unknown e-mail and a wrong password; RATE_LIMITED when that happens too
   * often.
   */
  signIn: publicProcedure
    .input(SignInInput)
    .output(SignedIn)
    .mutation(({ ctx, input: { cookie, ...credentials } }) => {
      const enter = () => signIn(ctx.services, ctx, credentials);
      return cookie ? signInWithCookie(ctx.cookie, enter) : enter();
    }),

  /** Ends the session that the call was made in. */
  signOut: customerProcedure.output(Nothing).mutation(async ({ ctx }) => {
    await signOut(ctx.services.database, ctx, ctx.actor);
    if (ctx.cookie?.carriesToken) ctx.cookie.clear();
    return {};
  }),

  /** Mails a link for setting a new password, if the address has an account. The answer is the same if not. */
  requestPasswordReset: publicProcedure
    .input(RequestPasswordResetInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await requestPasswordReset(ctx.services, ctx, input.email);
      return {};
    }),

  /**
   * Sets a new password with the token of such a link, and ends every session of the account.
   * INVALID_RESET_TOKEN when it is unknown, used or more than an hour old.
   */
  resetPassword: publicProcedure
    .input(ResetPasswordInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.services, ctx, input);
      return {};
    }),

  /** Who one is. */
  me: customerProcedure
    .output(UserView)
    .query(({ ctx }) =>
      ctx.services.read((database) => getUser(database, ctx.actor, ctx.actor.id)),
    ),

  /** Changes one's password and ends one's other sessions. VALIDATION_FAILED when `currentPassword` is wrong */
  changePassword: customerProcedure
    .input(ChangePasswordInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.services.database, ctx, ctx.actor, input);
      return {};
    }),

  /** One's sessions, the last used first. */
  listSessions: customerProcedure
    .input(z.strictObject({}).optional())
    .output(z.array(SessionView))
    .query(({ ctx }) => ctx.services.read((database) => listSessions(database, ctx.actor))),

  /** Ends one of one's sessions: its token is dead at once. SESSION_NOT_FOUND */
  endSession: customerProcedure
    .input(SessionIdInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await endSession(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),

  /** Ends all of one's sessions but the one that the call is made in. */
  endOtherSessions: customerProcedure.output(Nothing).mutation(async ({ ctx }) => {
    await endOtherSessions(ctx.services.database, ctx, ctx.actor);
    return {};
  }),

  /**
   * Makes an API key for a program, by default with the scopes `read` and `orders`. Its `key` is shown this
   * once. FORBIDDEN when a customer wants the scope `staff`, TOO_MANY_API_KEYS
   */
  createApiKey: customerProcedure
    .input(CreateApiKeyInput)
    .output(NewApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx.services.database, ctx, ctx.actor, input)),

  /** One's API keys without their secrets, newest first. */
  listApiKeys: customerProcedure
    .input(z.strictObject({}).optional())
    .output(z.array(ApiKeyView))
    .query(({ ctx }) => ctx.services.read((database) => listApiKeys(database, ctx.actor))),

  /** Revokes one of one's API keys: it is dead at once. API_KEY_NOT_FOUND */
  revokeApiKey: customerProcedure
    .input(ApiKeyIdInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await revokeApiKey(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),
});
