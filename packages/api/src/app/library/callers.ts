import { randomUUID } from 'node:crypto';
import { isTrackedEnvelope } from '@trpc/server';
import type { Authenticator } from '../../platform/identity/authenticate.ts';
import { noOverloadGuard } from '../../platform/overload/overload-guard.ts';
import { noRateLimits } from '../../platform/rate-limits/rate-limits.ts';
import { appRouter, type AppRouter } from '../router.ts';
import { sealServices, type Services } from '../../platform/services.ts';
import { currentRequestId, requestIds } from '../../platform/telemetry/request-id.ts';
import { toDomainError } from '../../platform/trpc/translate-error.ts';
import type { Accepted } from './in-flight-requests.ts';
import { trustProgram, trustUser } from './trusted-caller.ts';

/**
 * Every procedure of the store as a function: `await caller.orders.place({ items })`. The same validation, the
 * same rules and the same refusals as over HTTP; what is refused rejects with a {@link DomainError}.
 */
export type StoreCaller = ReturnType<AppRouter['createCaller']>;

/** The store's procedures without HTTP, for programs that may be trusted: nobody counts their calls. */
export interface StoreCallers {
  /** For somebody who is not signed in. */
  readonly anonymous: StoreCaller;
  /** As the program itself, which is staff: histories say `Program`. */
  asStaff(): StoreCaller;
  /** As the user with this id, without a password or a token, in the role that they have. Each call of a missing one is refused with USER_NOT_FOUND. */
  asUser(id: string): StoreCaller;
  /** As whoever has this session token or API key, and with what it allows. */
  withToken(token: string): StoreCaller;
}

export function createCallers(services: Services, accepted: Accepted): StoreCallers {
  const { database, authenticate } = services;
  const callerOf = (check: Authenticator, token: string | null): StoreCaller => {
    const own = sealServices({
      ...services,
      authenticate: check,
      rateLimits: noRateLimits,
      overloadGuard: noOverloadGuard,
    });
    const caller = appRouter.createCaller(() => ({
      requestId: currentRequestId() ?? '',
      token,
      address: null,
      userAgent: null,
      cookie: null,
      services: own,
    }));
    return answering(caller, accepted);
  };
  const program = trustProgram(database);
  return {
    anonymous: callerOf(authenticate, null),
    asStaff: () => callerOf(program, null),
    asUser: (id) => callerOf(trustUser(database, id), null),
    withToken: (token) => callerOf(authenticate, token),
  };
}

/** The same functions, whatever they are nested in: each call has an id, is waited for, and is refused as callers know it. */
function answering<T extends object>(target: T, accepted: Accepted): T {
  return new Proxy(target, {
    get(nest, name, receiver) {
      const found: unknown = Reflect.get(nest, name, receiver);
      return typeof found === 'function' ? answering(found, accepted) : found;
    },
    async apply(call, _self, input) {
      const end = accepted.begin();
      try {
        if (typeof call !== 'function') throw new TypeError('This is no procedure');
        const answer: unknown = await requestIds.run(randomUUID(), () =>
          Reflect.apply(call, undefined, input),
        );
        return isUpdates(answer) ? toldPlainly(answer) : answer;
      } catch (error) {
        throw toDomainError(error);
      } finally {
        end();
      }
    },
  });
}

/** What a subscription gives: each update with its id, where it has one, in the shape in which clients get it. */
async function* toldPlainly(updates: AsyncIterable<unknown>): AsyncGenerator<unknown, void> {
  try {
    for await (const update of updates) {
      yield isTrackedEnvelope(update) ? { id: update[0], data: update[1] } : update;
    }
  } catch (error) {
    throw toDomainError(error);
  }
}

function isUpdates(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}
