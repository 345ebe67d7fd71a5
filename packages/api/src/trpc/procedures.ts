import { initTRPC } from '@trpc/server';
import { DomainError } from '../shared/domain-error.ts';
import { Services } from '../services.ts';
import type { Actor, Context } from './context.ts';
import { errorShapeOf, type ErrorShape } from './error-shape.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

const t = initTRPC.context<Context>().create({
  isDev: false,
  sse: {
    // Keeps proxies from closing a stream, and lets both sides notice that the other is gone.
    ping: { enabled: true, intervalMs: 15_000 },
    client: { reconnectAfterInactivityMs: 40_000 },
  },
  errorFormatter: ({ error, shape }): ErrorShape => errorShapeOf(error, shape.data.path),
});

export const router = t.router;

/** What a procedure's function is given. */
export interface CallContext {
  readonly requestId: string;
  readonly token: string | null;
  readonly address: string | null;
  readonly services: Services;
}

/** Anyone may call. */
export const publicProcedure = t.procedure.use(async ({ ctx, next, path }) => {
  const { services } = ctx;
  if (!(services instanceof Services)) throw new Error('createContext must hand over a Services');
  const end = services.metrics.procedureDuration.startTimer({ procedure: path });
  const result = await next({ ctx: { services } });
  if (result.ok) {
    end({ reason: 'OK' });
    return result;
  }
  const error = toTRPCError(result.error);
  const { reason, cause } = toDomainError(error);
  end({ reason });
  if (reason === 'INTERNAL') {
    services.log.error(
      { err: cause ?? result.error, requestId: ctx.requestId, procedure: path },
      'a procedure failed',
    );
  }
  throw error;
});

/** Anyone who is signed in may call; what belongs to others the function itself must keep out. */
export const customerProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const actor = await ctx.services.authenticate(ctx.token);
  return next({ ctx: { actor } });
});

/** Only staff may call. */
export const staffProcedure = customerProcedure.use(({ ctx, next }) => {
  demandStaff(ctx.actor);
  return next();
});

/** For the parts of a customer's procedure that only staff may use, such as `userId`. */
export function demandStaff(actor: Actor): void {
  if (actor.role !== 'staff') throw new DomainError('FORBIDDEN', 'Only staff may do this', {});
}
