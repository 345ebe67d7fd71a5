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
  /** Creates a customer account and signs in. `cookie` works as in `signIn`. Throws EMAIL_TAKEN. */
  signUp: publicProcedure
    .input(SignUpInput)
    .output(SignedIn)
    .mutation(({ ctx, input: { cookie, ...account } }) => {
      const enter = () => signUp(ctx.services, ctx, account);
      return cookie ? signInWithCookie(ctx.cookie, enter) : enter();
    }),

  /**
   * Signs in. With `cookie: true` the token is set as an HttpOnly cookie and `token` is empty. Throws
   * UNAUTHENTICATED for an unknown email or a wrong password, and RATE_LIMITED after too many failures.
   */
  signIn: publicProcedure
    .input(SignInInput)
    .output(SignedIn)
    .mutation(({ ctx, input: { cookie, ...credentials } }) => {
      const enter = () => signIn(ctx.services, ctx, credentials);
      return cookie ? signInWithCookie(ctx.cookie, enter) : enter();
    }),

  /** Ends the current session. */
  signOut: customerProcedure.output(Nothing).mutation(async ({ ctx }) => {
    await signOut(ctx.services.database, ctx, ctx.actor);
    if (ctx.cookie?.carriesToken) ctx.cookie.clear();
    return {};
  }),

  /** Emails a link to set a new password if the address has an account. The response does not reveal whether it has. */
  requestPasswordReset: publicProcedure
    .input(RequestPasswordResetInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await requestPasswordReset(ctx.services, ctx, input.email);
      return {};
    }),

  /**
   * Sets a new password with the token of an emailed link and ends all sessions of the account. Throws
   * INVALID_RESET_TOKEN if the token is unknown, used or older than an hour.
   */
  resetPassword: publicProcedure
    .input(ResetPasswordInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.services, ctx, input);
      return {};
    }),

  /** Returns the signed-in user. */
  me: customerProcedure
    .output(UserView)
    .query(({ ctx }) =>
      ctx.services.read((database) => getUser(database, ctx.actor, ctx.actor.id)),
    ),

  /**
   * Changes the caller's password and ends their other sessions. Throws VALIDATION_FAILED if `currentPassword` is
   * wrong.
   */
  changePassword: customerProcedure
    .input(ChangePasswordInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.services.database, ctx, ctx.actor, input);
      return {};
    }),

  /** Returns the caller's sessions, most recently used first. */
  listSessions: customerProcedure
    .input(z.strictObject({}).optional())
    .output(z.array(SessionView))
    .query(({ ctx }) => ctx.services.read((database) => listSessions(database, ctx.actor))),

  /** Ends one of the caller's sessions with immediate effect. Throws SESSION_NOT_FOUND. */
  endSession: customerProcedure
    .input(SessionIdInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await endSession(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),

  /** Ends the caller's sessions except the current one. */
  endOtherSessions: customerProcedure.output(Nothing).mutation(async ({ ctx }) => {
    await endOtherSessions(ctx.services.database, ctx, ctx.actor);
    return {};
  }),

  /**
   * Creates an API key, by default with the scopes `read` and `orders`. `key` is returned only once. Throws
   * FORBIDDEN if a customer requests a scope of staff, and TOO_MANY_API_KEYS. The scope `staff` includes all scopes: prefer
   * `catalog`, `fulfilment`, `webhooks`, `reports`, `users` or `payments`.
   */
  createApiKey: customerProcedure
    .input(CreateApiKeyInput)
    .output(NewApiKey)
    .mutation(({ ctx, input }) => createApiKey(ctx.services.database, ctx, ctx.actor, input)),

  /** Returns the caller's API keys without their secrets, newest first. */
  listApiKeys: customerProcedure
    .input(z.strictObject({}).optional())
    .output(z.array(ApiKeyView))
    .query(({ ctx }) => ctx.services.read((database) => listApiKeys(database, ctx.actor))),

  /** Revokes one of the caller's API keys with immediate effect. Throws API_KEY_NOT_FOUND. */
  revokeApiKey: customerProcedure
    .input(ApiKeyIdInput)
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await revokeApiKey(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),
});
