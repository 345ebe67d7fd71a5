import { middlewareMarker, type MiddlewareResult } from '@trpc/server/unstable-core-do-not-import';
import { z } from 'zod';
import type { Access } from '../identity/access.ts';
import type { Actor, Context } from '../identity/context.ts';
import { hashToken } from '../identity/tokens.ts';
import { chargeAnswer } from './charge-answer.ts';
import { answerOnce, answerOnceBatched, answerOnceResumed } from './answer-once.ts';
import { takeKey } from '../idempotency/idempotency-key.ts';
import type { KeyedCall } from '../idempotency/keyed-call.ts';
import { findAnswer } from '../idempotency/stored-answers.ts';
import type { CountedCall } from '../rate-limits/call-counter.ts';
import type { Services } from '../services.ts';
import { toDomainError } from './translate-error.ts';

export interface Mutation {
  readonly path: string;
  readonly access: Access;
  readonly ctx: Pick<Context, 'token' | 'address' | 'cookie' | 'idempotencyKey'> & {
    readonly services: Services;
  };
  readonly getRawInput: () => Promise<unknown>;
}

/** What the procedure gets instead of the call's own. */
export interface MutationOverrides {
  /** The input without the idempotency key. */
  readonly getRawInput: () => Promise<unknown>;
  /** Undefined without an idempotency key. */
  readonly keyed: KeyedCall | undefined;
}

/**
 * Runs a mutation once per idempotency key, which is in its input or in the `Idempotency-Key` header; see {@link answerOnce}.
 * `actor` is null for anonymous callers; {@link anonymousOwner} says whose their keys are.
 */
export async function runMutation<C>(
  mutation: Mutation,
  actor: Actor | null,
  run: (overrides: MutationOverrides) => Promise<MiddlewareResult<C>>,
): Promise<MiddlewareResult<C>> {
  const { ctx, path, access, getRawInput } = mutation;
  const isOwn = access.idempotency === 'own';
  if (isOwn && !ctx.idempotencyKey) return run({ getRawInput, keyed: undefined });
  const { key, rest } = takeKey(ctx.idempotencyKey, await getRawInput());
  if (isOwn) {
    const input = typeof rest === 'object' ? { ...rest, idempotencyKey: key } : rest;
    return run({ getRawInput: async () => input, keyed: undefined });
  }
  const withoutKey = { getRawInput: async () => rest };
  if (key === undefined) return run({ ...withoutKey, keyed: undefined });
  // Answers are stored for two days, so they are limited by the hour.
  const isLimited = actor?.role !== 'staff';
  if (isLimited) await ctx.services.rateLimits.countMore(storedAnswer(path), actor, ctx.address);
  const call = callOf(mutation, actor, key, rest);
  const once = onceFor(access);
  const work = () => run({ ...withoutKey, keyed: call });
  const result = await once(ctx.services.database, call, work, answered);
  if (isLimited && result.ok)
    chargeAnswer(ctx.services, storedAnswer(path), ctx, JSON.stringify(result.data ?? {}).length);
  return result;
}

function storedAnswer(path: string): CountedCall {
  return { path, type: 'mutation', callClass: 'storedAnswers' };
}

function onceFor({ idempotency }: Access) {
  if (idempotency === 'batched') return answerOnceBatched;
  return idempotency === 'resumed' ? answerOnceResumed : answerOnce;
}

/**
 * The stored answer for a retry of a mutation that ended the session of the call. For other calls that cannot be
 * authenticated it throws their error.
 */
export async function answerInEndedSession<C>(
  mutation: Mutation,
  error: unknown,
): Promise<MiddlewareResult<C>> {
  const { ctx, access, getRawInput } = mutation;
  const { token, cookie } = ctx;
  const mayBeRetry =
    access.idempotency === 'ended-session' &&
    token !== null &&
    toDomainError(error).reason === 'UNAUTHENTICATED';
  if (!mayBeRetry) throw error;
  const { key, rest } = takeKey(ctx.idempotencyKey, await getRawInput());
  if (key === undefined) throw error;
  const stored = await findAnswer(ctx.services.database, callOf(mutation, null, key, rest));
  if (!stored) throw error;
  if (cookie?.carriesToken) cookie.clear();
  return answered(stored.answer);
}

function callOf(
  { ctx: { services, token, address }, path, access }: Mutation,
  actor: Actor | null,
  key: string,
  content: unknown,
): KeyedCall {
  const inSession = access.idempotency === 'ended-session' && token !== null;
  // An API key that acts as a customer must not get an answer that its owner got as staff.
  const user = actor
    ? `user ${actor.id} as ${actor.role}`
    : anonymousOwner(z.looseObject({}).catch({}).parse(content), address);
  const owner = inSession ? `session ${hashToken(token).toString('hex')}` : user;
  return services.keyedCall({ procedure: path, owner, key, content });
}

/**
 * A key of an anonymous caller belongs to those who know the token of the link, or the password, that the call has: nobody
 * else gets its answer, or can use it up by guessing it. A call without either is one of its address.
 */
function anonymousOwner(
  { email, token, password }: Readonly<Record<string, unknown>>,
  address: string | null,
): string {
  return `anyone ${JSON.stringify(token === undefined ? [email, password ?? address] : [token])}`;
}

/** The result of a procedure that did not run. */
function answered<C>(data: unknown): MiddlewareResult<C> {
  return { marker: middlewareMarker, ok: true, data };
}
