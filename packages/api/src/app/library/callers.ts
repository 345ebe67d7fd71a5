import { randomUUID } from 'node:crypto';
import { isTrackedEnvelope } from '@trpc/server';
import type { Authenticator } from '../../platform/identity/authenticate.ts';
import { noOverloadGuard } from '../../platform/overload/overload-guard.ts';
import { noRateLimits } from '../../platform/rate-limits/rate-limits.ts';
import { appRouter, type AppRouter } from '../router.ts';
import { sealServices, type Services } from '../../platform/services.ts';
import { currentRequestId, requestIds } from '../../platform/telemetry/request-id.ts';
import { toDomainError } from '../../platform/trpc/translate-error.ts';
import type { JsonObject } from '../../shared/json-object.ts';
import type { MetadataInput, WithMetadata } from './with-metadata.ts';
import type { Accepted } from './in-flight-requests.ts';
import { trustProgram, trustUser } from './trusted-caller.ts';

/**
 * The procedures as functions: `await caller.orders.place({ items })`, with the same validation, rules and errors as over
 * HTTP. Rejects with a {@link DomainError}. `Metadata` is the type of the metadata of orders.
 */
export type StoreCaller<Metadata extends object = JsonObject> = JsonObject extends Metadata
  ? Caller
  : Omit<Caller, 'orders'> & { readonly orders: TypedOrders<Metadata> };

type Caller = ReturnType<AppRouter['createCaller']>;

type TypedOrders<Metadata> = {
  [Name in keyof Caller['orders']]: Caller['orders'][Name] extends (
    input: infer Input,
    options?: infer Options,
  ) => Promise<infer Output>
    ? (
        input: WithMetadata<Input, MetadataInput<Name, Metadata>>,
        options?: Options,
      ) => Promise<WithMetadata<Output, Metadata>>
    : Caller['orders'][Name];
};

/** The procedures without HTTP, for the embedding program. Calls are not rate-limited. */
export interface StoreCallers<Metadata extends object = JsonObject> {
  /** Calls as an anonymous caller. */
  readonly anonymous: StoreCaller<Metadata>;
  /** Calls as the program itself, which is staff; histories show it as `Program`. */
  asStaff(): StoreCaller<Metadata>;
  /**
   * Calls as the user with this id and their role, without a password or token. USER_NOT_FOUND if there is no such
   * user.
   */
  asUser(id: string): StoreCaller<Metadata>;
  /** Calls with a session token or an API key. */
  withToken(token: string): StoreCaller<Metadata>;
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
      setHeader: null,
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

/** Wraps all procedures: gives each call an id, tracks it until it ends, and translates its errors. */
function answering<T extends object>(target: T, accepted: Accepted): T {
  return new Proxy(target, {
    get(nest, name, receiver) {
      const found: unknown = Reflect.get(nest, name, receiver);
      return typeof found === 'function' ? answering(found, accepted) : found;
    },
    async apply(call, _self, input) {
      const end = accepted.begin();
      try {
        if (typeof call !== 'function') throw new TypeError('Not a procedure');
        const answer: unknown = await requestIds.run(randomUUID(), () =>
          Reflect.apply(call, undefined, input),
        );
        return isUpdates(answer) ? unwrapUpdates(answer) : answer;
      } catch (error) {
        throw toDomainError(error);
      } finally {
        end();
      }
    },
  });
}

/** The updates of a subscription, in the shape that clients get: with the event id if there is one. */
async function* unwrapUpdates(updates: AsyncIterable<unknown>): AsyncGenerator<unknown, void> {
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
