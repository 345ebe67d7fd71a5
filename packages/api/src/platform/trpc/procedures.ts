import { initTRPC } from '@trpc/server';
import { accessOf, type Scope, type Who } from '../identity/access.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { isServices, type Services } from '../services.ts';
import { logOutcome } from '../telemetry/log-outcome.ts';
import { tracing } from '../telemetry/tracing/tracing.ts';
import type { Actor, Context, SessionCookie } from '../identity/context.ts';
import { errorShapeOf, type ErrorShape } from './error-shape.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

/** For whom a procedure was built, to be compared with `auth/access.ts`. */
export interface ProcedureMeta {
  readonly who: Who;
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
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
  readonly userAgent: string | null;
  readonly cookie: SessionCookie | null;
  readonly services: Services;
}

/** Measures every call and translates what it throws. */
const measured = t.procedure.use(async ({ ctx, next, path, type }) => {
  const { services } = ctx;
  if (!isServices(services)) throw new Error('createContext must hand over sealed services');
  const end = services.metrics.procedureDuration.startTimer({ procedure: path });
  const work = () => next({ ctx: { services } });
  const follow = tracing()?.procedure(path, type);
  const result = follow
    ? await follow(work, (outcome) =>
        outcome.ok ? undefined : toDomainError(outcome.error).reason,
      )
    : await work();
  if (result.ok) {
    logOutcome(services.log, { procedure: path, seconds: end({ reason: 'OK' }), reason: 'OK' });
    return result;
  }
  const error = toTRPCError(result.error);
  const { reason, cause } = toDomainError(error);
  const seconds = end({ reason });
  logOutcome(services.log, { procedure: path, seconds, reason, error: cause ?? result.error });
  throw error;
});

/**
 * Anyone may call, unless this process can't keep up. (What is asked of every call is asked in one step: each
 * step has tRPC copy the context.)
 */
export const publicProcedure = measured
  .meta({ who: 'anyone' })
  .use(async ({ ctx, next, path, meta, type }) => {
    ctx.services.overloadGuard.admit();
    accessOf(path, meta?.who);
    if (type === 'mutation' && ctx.cookie?.carriesToken) requireSameOrigin(ctx.cookie);
    await ctx.services.rateLimits.admitAnyone({ path, type }, ctx);
    return next();
  });

/** Anyone who is signed in may call; what belongs to others the function itself must keep out. */
export const customerProcedure = measured
  .meta({ who: 'customer' })
  .use(async ({ ctx, next, path, meta, type }) => {
    const { services, token, cookie } = ctx;
    services.overloadGuard.admit();
    const { scope } = accessOf(path, meta?.who);
    if (type === 'mutation' && cookie?.carriesToken) requireSameOrigin(cookie);
    const { actor, renewed } = await services.rateLimits.admitSignedIn({ path, type }, ctx, () =>
      services.authenticate(token),
    );
    // The browser's own clock for the cookie begins anew as well.
    if (renewed && token !== null && cookie?.carriesToken && cookie.canBeSet()) cookie.set(token);
    requireScope(actor, scope);
    return next({ ctx: { actor } });
  });

/** Only staff may call. */
export const staffProcedure = customerProcedure.meta({ who: 'staff' }).use(({ ctx, next }) => {
  requireStaff(ctx.actor);
  return next();
});

/** For the parts of a customer's procedure that only staff may use, such as `userId`. */
export function requireStaff(actor: Actor): void {
  if (actor.role !== 'staff') throw new DomainError('FORBIDDEN', 'Only staff may do this', {});
}

/** For the parts of a procedure that no API key may use, such as giving somebody the role of staff. */
export function requireSession(actor: Actor): void {
  requireScope(actor, null);
}

/** For what a browser must not be made to do by a page of another site. */
export function requireSameOrigin(cookie: SessionCookie): void {
  if (cookie.isSameOrigin()) return;
  throw new DomainError(
    'FORBIDDEN',
    'With a cookie only the store’s own page may change anything: its address, as the server sees it, must be the Origin of the request',
    {},
  );
}

function requireScope({ keyScopes }: Actor, scope: Scope | null): void {
  if (keyScopes === null || (scope !== null && keyScopes.includes(scope))) return;
  const message =
    scope === null
      ? 'No API key may do this: sign in instead'
      : `This API key lacks the scope "${scope}"`;
  throw new DomainError('FORBIDDEN', message, {});
}
