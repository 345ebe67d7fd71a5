import type { ErrorReason, StoreClient } from '@order-store/sdk';
import { attempt, type Outcome } from '../attempt.ts';
import type { Model, RequestedOrder } from '../model/model.ts';
import type { Random } from '../random.ts';

/** A user who makes one call after the other. */
export interface Caller {
  readonly name: string;
  readonly userId: string;
  readonly token: string;
  readonly client: StoreClient;
  readonly password: string;
  /** A client with another session's token, or signed out. */
  clientFor(token: string | null): StoreClient;
  readonly email: string;
  /** The only source of the caller's choices, so that a seed determines its calls. */
  readonly random: Random;
  /** The orders this caller requested, oldest first. */
  readonly orders: RequestedOrder[];
  readonly productIds: readonly [string, ...string[]];
  readonly model: Model;
  /** A text that no other caller uses. */
  uniqueText(): string;
}

export interface Call {
  /** Relative frequency among the calls of a role. */
  readonly weight: number;
  readonly make: (caller: Caller) => Promise<void>;
}

/** Calls a procedure, counts the call and returns its result. */
export async function makeCall<T>(
  { model }: Caller,
  call: string,
  make: () => Promise<T>,
  expected: readonly ErrorReason[] = [],
): Promise<Outcome<T>> {
  const outcome = await attempt(call, expected, make);
  model.count(call, outcome.result === 'done' ? 'done' : outcome.reason);
  return outcome;
}

/** One of the caller's latest acknowledged orders. Always takes one random number, even without orders. */
export function recentOrder({
  orders,
  random,
}: Caller): (RequestedOrder & { id: string }) | undefined {
  const back = random.integer(1, 20);
  const order = orders.at(-Math.min(back, orders.length));
  return order?.id === undefined ? undefined : Object.assign(order, { id: order.id });
}
