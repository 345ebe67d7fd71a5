import { z } from 'zod';
import { exactText, text } from '../shared/fields.ts';
import { customerProcedure, publicProcedure, router } from '../trpc/procedures.ts';
import { getUser } from '../users/find-users.ts';
import { Email, Password, PersonName, UserView } from '../users/user-schemas.ts';
import { requestPasswordReset } from './request-password-reset.ts';
import { resetPassword } from './reset-password.ts';
import { signIn, signOut, signUp, type SignedIn as View } from './sessions.ts';

const SignedIn: z.ZodType<View> = z.object({
  user: UserView,
  token: z.string(),
  expiresAt: z.string(),
});

const Nothing = z.object({});

export const authRouter = router({
  /** Creates a customer's account and signs in. EMAIL_TAKEN */
  signUp: publicProcedure
    .input(z.strictObject({ email: Email, name: PersonName, password: Password }))
    .output(SignedIn)
    .mutation(({ ctx, input }) => signUp(ctx.services, input, ctx.address)),

  /**
   * UNAUTHENTICATED, the same for an unknown e-mail and a wrong password; RATE_LIMITED when that happens too
   * often.
   */
  signIn: publicProcedure
    .input(z.strictObject({ email: text(1, 255), password: exactText(1, 200) }))
    .output(SignedIn)
    .mutation(({ ctx, input }) => signIn(ctx.services, input, ctx.address)),

  /** Ends the session that the call was made with. */
  signOut: customerProcedure.output(Nothing).mutation(async ({ ctx }) => {
    if (ctx.token !== null) await signOut(ctx.services.database, ctx.token);
    return {};
  }),

  /** Mails a link for setting a new password, if the address has an account. The answer is the same if not. */
  requestPasswordReset: publicProcedure
    .input(z.strictObject({ email: text(1, 255) }))
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await requestPasswordReset(ctx.services, input.email);
      return {};
    }),

  /**
   * Sets a new password with the token of such a link, and ends every session of the account.
   * INVALID_RESET_TOKEN when it is unknown, used or more than an hour old.
   */
  resetPassword: publicProcedure
    .input(z.strictObject({ token: exactText(1, 200), password: Password }))
    .output(Nothing)
    .mutation(async ({ ctx, input }) => {
      await resetPassword(ctx.services, input, ctx.address);
      return {};
    }),

  /** Who one is. */
  me: customerProcedure
    .output(UserView)
    .query(({ ctx }) => getUser(ctx.services.database, ctx.actor, ctx.actor.id)),
});
