import { initTRPC } from '@trpc/server';
import { actAs, totpSetupRequired } from '../identity/act-as.ts';
import { accessOf, type Access, type Who } from '../identity/access.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { requireReauthentication } from '../identity/reauthentication.ts';
import { whileAuthenticated } from '../identity/while-authenticated.ts';
import { isServices, type Services } from '../services.ts';
import { classOf, weightOf } from '../rate-limits/policies.ts';
import { logOutcome } from '../telemetry/log-outcome.ts';
import { tracing } from '../telemetry/tracing/tracing.ts';
import type { Actor, Context, SessionCookie } from '../identity/context.ts';
import { mutationInput } from '../idempotency/idempotency-key.ts';
import type { KeyedCall } from '../idempotency/keyed-call.ts';
import type { CallMetrics } from './call-metrics.ts';
import { chargeAnswer } from './charge-answer.ts';
import { errorShapeOf, type ErrorShape } from './error-shape.ts';
import { answerInEndedSession, runMutation, type MutationOverrides } from './run-mutation.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

/** The callers that a procedure was built for, to be compared with its access row. */
export interface ProcedureMeta {
  readonly who: Who;
}

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    sse: {
      // Keeps proxies from closing idle streams, and lets both sides detect a lost connection.
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ error, shape }): ErrorShape => errorShapeOf(error, shape.data.path),
  });

export const router = t.router;

/** The context of a procedure's function. */
export interface CallContext {
  readonly requestId: string;
  readonly token: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly cookie: SessionCookie | null;
  readonly services: Services;
}

/** Measures every call and translates errors. */
const measured = t.procedure.use(async ({ ctx, next, path, type, signal }) => {
  const { services } = ctx;
  if (!isServices(services)) throw new Error('createContext must hand over sealed services');
  const { procedureDuration }: CallMetrics = services.metrics;
  const end = procedureDuration.startTimer({ procedure: path });
  const work = async () => {
    using turn = await ctx.batch?.turn(signal);
    const result = await next({ ctx: { services } });
    if (turn) {
      // An error may have a whole order as well.
      const answer = result.ok ? result.data : toDomainError(result.error).details;
      const size = turn.count(answer, result.ok && type === 'query');
      chargeAnswer(services, { path, type }, ctx, size);
    }
    return result;
  };
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

/** Anyone may call. All checks are in one middleware, because tRPC copies the context for each. */
export const publicProcedure = measured
  .meta({ who: 'anyone' })
  .use(async ({ ctx, next, path, meta, type, getRawInput }) => {
    ctx.services.overloadGuard.admit();
    const access = accessOf(path, meta?.who);
    if (type === 'mutation' && ctx.cookie?.carriesToken) requireSameOrigin(ctx.cookie);
    const weight =
      type === 'query' ? weightOf(path, await getRawInput().catch(() => undefined)) : 1;
    const run = ({ keyed, ...overrides }: MutationOverrides) =>
      next({ ctx: { procedure: path, keyed }, ...overrides });
    return ctx.services.rateLimits.admitAnyone({ path, type, weight }, ctx, () =>
      type === 'mutation'
        ? runMutation({ ctx, path, access, getRawInput }, null, run)
        : run({ getRawInput, keyed: undefined }),
    );
  });

/** What comparing the password of a signed-in caller counts as in calls that are counted as something else. */
const comparison = { path: 'auth.reauthenticate', type: 'mutation' } as const;

/** What the context of a signed-in caller has besides. */
interface SignedInOverrides {
  actor: Actor;
  procedure: string;
  keyId: string | null;
  keyed: KeyedCall | undefined;
}

/** Signed-in users may call. The procedure itself must restrict access to the caller's data. */
export const customerProcedure = measured
  .meta({ who: 'customer' })
  .use(async ({ ctx, next, path, meta, type, getRawInput, signal }) => {
    const { services, token, cookie } = ctx;
    services.overloadGuard.admit();
    const access = accessOf(path, meta?.who);
    if (type === 'mutation' && cookie?.carriesToken) requireSameOrigin(cookie);
    const mutation = { ctx, path, access, getRawInput };
    const admitted = await services.rateLimits
      .admitSignedIn({ path, type }, ctx, () => services.authenticate(token))
      .catch((error: unknown) => answerInEndedSession<SignedInOverrides>(mutation, error));
    if ('marker' in admitted) return admitted;
    const caller = admitted;
    const { renewed } = caller;
    // Extend the cookie with the session.
    if (renewed && token !== null && cookie?.carriesToken && cookie.canBeSet()) cookie.set(token);
    const actor = actAs(caller.actor, access);
    if (access.who === 'staff') requireStaff(actor);
    await requireReauthentication(access, {
      origin: ctx,
      caller,
      readInput: getRawInput,
      checkPassword: services.checkPassword,
      countPassword: async () => {
        if (classOf(path, type) !== 'credentials')
          await services.rateLimits.countMore(comparison, actor, ctx.address);
      },
    });
    const run = ({ keyed, ...overrides }: MutationOverrides) => {
      const signedIn: SignedInOverrides = { actor, procedure: path, keyId: actor.keyId, keyed };
      return next({ ctx: signedIn, ...overrides });
    };
    return services.rateLimits.inTurn({ path, type, actor, address: ctx.address, signal }, () =>
      type === 'mutation'
        ? whileAuthenticated(access, actor, () => runMutation(mutation, actor, run))
        : run({ getRawInput, keyed: undefined }),
    );
  });

/** Only staff may call. */
export const staffProcedure = customerProcedure.meta({ who: 'staff' });

/** The three for mutations, whose input may have an idempotency key; see `runMutation`. */
export const publicMutation = publicProcedure.input(mutationInput);
export const customerMutation = customerProcedure.input(mutationInput);
export const staffMutation = staffProcedure.input(mutationInput);

/** For parts of a customer's procedure that are for staff only, such as `userId`. */
export function requireStaff(actor: Actor): void {
  if (actor.lacksTotp) throw totpSetupRequired();
  if (actor.role !== 'staff') throw new DomainError('FORBIDDEN', 'Only staff may do this', {});
}

/** For parts of a public procedure that are for staff only, such as `includeArchived`. UNAUTHENTICATED, FORBIDDEN */
export async function requireStaffCaller(
  { services, token }: Pick<CallContext, 'services' | 'token'>,
  access: Pick<Access, 'scope'>,
): Promise<void> {
  const { actor } = await services.authenticate(token);
  requireStaff(actAs(actor, access));
}

/** For parts of a procedure that need a session, such as setting a role. */
export function requireSession(actor: Actor): void {
  actAs(actor, { scope: null });
}

/** CSRF protection: rejects calls with a session cookie from pages of other sites. */
export function requireSameOrigin(cookie: SessionCookie): void {
  if (cookie.isSameOrigin()) return;
  throw new DomainError('FORBIDDEN', 'Cross-site request rejected: Origin does not match', {});
}
