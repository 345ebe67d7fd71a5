import { z } from 'zod';
import { exactText, text } from '../shared/fields.ts';
import { customerProcedure, publicProcedure, router } from '../trpc/procedures.ts';
import { getUser } from '../users/find-users.ts';
import { Email, Password, PersonName, UserView } from '../users/user-schemas.ts';
import { signIn, signOut, signUp, type SignedIn as View } from './sessions.ts';

const SignedIn: z.ZodType<View> = z.object({
  user: UserView,
  token: z.string(),
  expiresAt: z.string(),
});

export const authRouter = router({
  /** Creates a customer's account and signs in. EMAIL_TAKEN */
  signUp: publicProcedure
    .input(z.strictObject({ email: Email, name: PersonName, password: Password }))
    .output(SignedIn)
    .mutation(({ ctx, input }) => signUp(ctx.services.database, input)),

  /** UNAUTHENTICATED, the same for an unknown e-mail and a wrong password. */
  signIn: publicProcedure
    .input(z.strictObject({ email: text(1, 255), password: exactText(1, 200) }))
    .output(SignedIn)
    .mutation(({ ctx, input }) => signIn(ctx.services.database, input)),

  /** Ends the session that the call was made with. */
  signOut: customerProcedure.output(z.object({})).mutation(async ({ ctx }) => {
    if (ctx.token !== null) await signOut(ctx.services.database, ctx.token);
    return {};
  }),

  /** Who one is. */
  me: customerProcedure
    .output(UserView)
    .query(({ ctx }) => getUser(ctx.services.database, ctx.actor, ctx.actor.id)),
});
