import { DomainError } from '../../shared/domain-error.ts';
import type { Actor } from '../identity/context.ts';
import { createBodyLimit, type AdmitBody } from './body-limit.ts';
import { CallCost, pointsOfAnswer, pointsOfStoredAnswer, withCost } from './call-cost.ts';
import {
  CallCounter,
  keysOf,
  keysOfAccount,
  type CountedCall,
  type RateLimitOptions,
} from './call-counter.ts';
import { CustomerTurns, type CallInTurn, type TurnLimits } from './customer-turns.ts';
import { createPace, noPace, type Pace } from './pace.ts';
import { rememberCallers } from './remembered-callers.ts';

/** The origin of a call, not verified. */
interface CallOrigin {
  readonly token: string | null;
  readonly address: string | null;
}

/** Admits calls or rejects them with RATE_LIMITED. */
export interface RateLimits {
  /** Counts the body of a request, before it is parsed; see {@link createBodyLimit}. */
  readonly admitBody: AdmitBody;
  /** Rejections with RATE_LIMITED wait for their turn themselves. */
  readonly pace: Pace;
  /**
   * For public procedures: counts by address. A call that keeps the database busy counts as several; those points are
   * added after it and reject later calls, never this one.
   */
  admitAnyone<T>(call: CountedCall, origin: CallOrigin, run: () => Promise<T>): Promise<T>;
  /**
   * For procedures that require signing in: counts by account, customers also by address, or only by address if
   * `authenticate` rejects the token. For a known token, counting and authentication run concurrently.
   */
  admitSignedIn<Authenticated extends { readonly actor: Actor }>(
    call: CountedCall,
    origin: CallOrigin,
    authenticate: () => Promise<Authenticated>,
  ): Promise<Authenticated>;
  /**
   * Counts a long answer as several calls, which reject later ones; `origin` has the token if the call counts for an
   * account.
   */
  chargeAnswer(call: CountedCall, origin: CallOrigin, length: number): void;
  /** Counts more for an admitted call, or rejects it: `call` names what it costs. `actor` is null for anonymous callers. */
  countMore(
    call: CountedCall,
    actor: Pick<Actor, 'id' | 'role'> | null,
    address: string | null,
  ): Promise<void>;
  /** Runs an admitted call; see {@link CustomerTurns}. */
  inTurn<T>(call: CallInTurn, work: () => Promise<T>): Promise<T>;
}

/**
 * The limits of {@link policies}, shared by all processes. While the database is unavailable, each process counts on its
 * own.
 */
export function createRateLimits({
  turns: turnLimits,
  ...options
}: RateLimitOptions & { readonly turns: TurnLimits }): RateLimits {
  const counter = new CallCounter(options);
  const turns = new CustomerTurns(turnLimits);
  const callers = rememberCallers();
  const pace = createPace(options.scale);
  const count = (call: CountedCall, keys: ReturnType<typeof keysOf>, address: string | null) =>
    counter.count(call, keys).catch(async (error: unknown) => {
      await pace.turn(address).catch(() => {});
      throw error;
    });
  return {
    admitBody: createBodyLimit(options.scale),
    pace,

    async admitAnyone(call, { address }, run) {
      const keys = keysOf('address', address);
      await count(call, keys, address);
      const cost = new CallCost();
      try {
        return await withCost(cost, run);
      } finally {
        counter.addPoints(call, keys, cost.extraPoints);
      }
    },

    async admitSignedIn(call, { token, address }, authenticate) {
      const seen = callers.recall(token);
      const counted = seen && count(call, keysOfAccount(seen, address), address);
      // Awaited below, unless authentication fails.
      counted?.catch(() => {});
      const authenticated = await authenticate().catch(async (error: unknown) => {
        callers.remove(token);
        if (error instanceof DomainError && error.reason === 'UNAUTHENTICATED')
          await count(call, keysOf('address', address), address);
        throw error;
      });
      const { actor } = authenticated;
      if (seen?.id !== actor.id || seen.role !== actor.role) callers.remember(token, actor);
      await (counted ?? count(call, keysOfAccount(actor, address), address));
      return authenticated;
    },

    chargeAnswer(call, { token, address }, length) {
      const isStored = call.callClass === 'storedAnswers';
      const points = isStored ? pointsOfStoredAnswer(length) : pointsOfAnswer(length);
      if (points === 0) return;
      const caller = callers.recall(token);
      const keys = caller ? keysOfAccount(caller, address) : keysOf('address', address);
      counter.addPoints(call, keys, points);
    },

    countMore: (call, actor, address) =>
      count(call, actor ? keysOfAccount(actor, address) : keysOf('address', address), address),

    inTurn: (call, work) => turns.run(call, work),
  };
}

/** Admits every call: `RATE_LIMIT=off`. */
export const noRateLimits: RateLimits = {
  async admitBody() {},
  pace: noPace,
  admitAnyone: (_call, _origin, run) => run(),
  admitSignedIn: (_call, _origin, authenticate) => authenticate(),
  chargeAnswer() {},
  async countMore() {},
  inTurn: (_call, work) => work(),
};
