import {
  CommitUnknownError,
  constraintOf,
  isConnectionLost,
  isRetryable,
  runInSqlTransaction,
  sqlStateOf,
  type Database,
  type SqlTransaction,
} from '@order-store/db';
import type { DomainError } from '../shared/domain-error.ts';
import type { OrdersMetrics } from './orders-metrics.ts';
import { decidePlacements } from './decide-placements.ts';
import type { OrderView } from './order-views.ts';
import type { Decision, PlacementRequest } from './placement.ts';
import { lockPlacementState } from './read-placement-state.ts';
import { writePlacements } from './write-placements.ts';

/** What a request's caller is told: the order, the id of the order that it repeats, or a refusal. */
export type PlacementAnswer =
  | { readonly order: OrderView }
  | { readonly repeatOf: string }
  | { readonly refusal: DomainError };

interface PlaceGroupOptions {
  readonly database: Database;
  readonly metrics: OrdersMetrics;
  readonly orderNumber: () => string;
}

/**
 * Places a group of orders in one transaction and two round trips: lock and read; decide; write and
 * commit. All that is accepted is stored, or an error is thrown and nothing is. Answers in the order of
 * the requests.
 *
 * It runs again in a fresh transaction after a deadlock, a serialization failure or a lost race, and also
 * when the connection is lost, even during COMMIT: the orders' numbers then tell whether they are stored.
 */
export async function placeBatch(
  requests: readonly PlacementRequest[],
  { database, metrics, orderNumber }: PlaceGroupOptions,
): Promise<PlacementAnswer[]> {
  let latest: Attempt | undefined;
  /** Set while nobody knows whether it was committed. */
  let unsettled: Attempt | undefined;

  const attempt = async (transaction: SqlTransaction): Promise<PlacementAnswer[]> => {
    const numbersInDoubt = unsettled?.numbers ?? [];
    const { state, storedOrders } = await lockPlacementState(transaction, requests, numbersInDoubt);
    // The locks are ours, so whoever held them is done: all orders of that COMMIT are there or none.
    const stored = unsettled && storedAnswers(unsettled, storedOrders);
    if (stored) return stored;
    unsettled = undefined;

    const decisions = decidePlacements(requests, state);
    const accepted = decisions.flatMap((decision) =>
      decision.outcome === 'placed' ? [decision.order] : [],
    );
    latest = { decisions, numbers: accepted.map(orderNumber) };
    const orders = await writePlacements(transaction, accepted, latest.numbers);
    return answersOf(
      decisions,
      orders.map((order) => ({ order })),
    );
  };

  let losses = 0;

  try {
    return await runInSqlTransaction(database, attempt, {
      settings: placementSettings,
      retries: (error) => {
        if (error instanceof CommitUnknownError) unsettled = latest;
        // A backend that ended is replaced at once; when the database is away the caller should hear of it soon.
        if (isConnectionLost(error)) return ++losses <= maxConnectionLosses;
        return isRetryable(error) || lostRace(error);
      },
      onRetry: (error) =>
        metrics.placementRetries.inc({ sqlstate: sqlStateOf(error) ?? 'connection lost' }),
    });
  } catch (error) {
    if (!unsettled || unsettled.numbers.length === 0 || error instanceof CommitUnknownError)
      throw error;
    throw new CommitUnknownError(
      'The database went away during COMMIT and did not come back in time',
      { cause: error },
    );
  }
}

const maxConnectionLosses = 2;

/**
 * The statements are prepared and so planned once, perhaps while the tables are small: a plan that scans
 * them would stay while they grow. Every one of these look-ups has its index.
 * Without `jit = off`, a plan that cannot avoid such a scan would be compiled for seconds up to PostgreSQL 17.
 */
const placementSettings = { enable_seqscan: 'off', jit: 'off' };

interface Attempt {
  readonly decisions: readonly Decision[];
  /** Of the orders that were decided to be placed, in their order. */
  readonly numbers: readonly string[];
}

/** The answers of an attempt whose COMMIT turns out to have happened. */
function storedAnswers(
  { decisions, numbers }: Attempt,
  storedOrders: ReadonlyMap<string, string>,
): PlacementAnswer[] | undefined {
  const ids = numbers.flatMap((number) => storedOrders.get(number) ?? []);
  if (ids.length === 0 || ids.length < numbers.length) return undefined;
  return answersOf(
    decisions,
    ids.map((id) => ({ repeatOf: id })),
  );
}

/** The answers to all decisions, given those to the ones that were placed. */
function answersOf(
  decisions: readonly Decision[],
  placed: readonly PlacementAnswer[],
): PlacementAnswer[] {
  const next = placed.values();
  const answers: PlacementAnswer[] = [];
  for (const decision of decisions) {
    if (decision.outcome === 'refused') answers.push({ refusal: decision.error });
    else if (decision.outcome === 'repeated') answers.push({ repeatOf: decision.orderId });
    else {
      const answer = decision.outcome === 'placed' ? next.next().value : answers[decision.index];
      if (!answer) throw new Error('There are fewer orders written than decided');
      answers.push(answer);
    }
  }
  return answers;
}

/**
 * Somebody committed in between what this transaction could not see yet: the same key with other
 * products, an order number that was drawn twice, or a user who was deleted. A fresh look decides anew.
 */
function lostRace(error: unknown): boolean {
  return races.has(constraintOf(error) ?? '');
}

const races: ReadonlySet<string> = new Set([
  'idempotency_keys_pkey',
  'orders_order_number_unique',
  'orders_user_id_foreign',
  'idempotency_keys_user_id_foreign',
  'order_events_by_user_id_foreign',
]);
