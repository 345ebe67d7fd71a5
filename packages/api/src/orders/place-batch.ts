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
import { batchSettings } from '../platform/batching/batch-settings.ts';
import { decidePlacements } from './decide-placements.ts';
import { noOrderLimits, type OrderLimits } from './order-limits.ts';
import type { OrdersMetrics } from './orders-metrics.ts';
import {
  firstHeld,
  type Decision,
  type Deferred,
  type HeldRow,
  type PlacementRequest,
  type PlacementResult,
} from './placement.ts';
import {
  lockPlacementState,
  setLockTimeout,
  waitForRow,
  type LockedState,
  type LockMode,
} from './read-placement-state.ts';
import { askBeforePlace, type PlacementHooks } from './placement-hooks.ts';
import { writePlacements } from './write-placements.ts';

export interface PlaceBatchOptions {
  readonly database: Database;
  readonly metrics: OrdersMetrics;
  readonly orderNumber: () => string;
  readonly limits?: OrderLimits;
  readonly hooks?: PlacementHooks | undefined;
}

export interface BatchLocks {
  readonly mode: LockMode;
  /** How long to wait for each lock before the batch fails with SQLSTATE 55P03, in milliseconds. */
  readonly timeoutMs?: number;
  /** Waits for this row first, while it holds no other, for at most `waitMs`. */
  readonly after?: { readonly row: HeldRow; readonly waitMs: number };
}

/**
 * Places a batch of orders in one transaction and two round trips: lock and read; write and commit. Hooks add their own.
 * Either everything
 * accepted is stored, or an error is thrown and nothing is. Returns the results in the order of the requests; in mode
 * `skip`, requests that need a row of another transaction are deferred. `takeRequests` is called once, when the locks
 * `after` are held.
 *
 * The transaction is retried after a deadlock, a serialization failure, a lost race, or a lost connection. If the
 * connection was lost during COMMIT, the next attempt finds out by the order numbers whether the orders are stored.
 */
export async function placeBatch(
  takeRequests: () => readonly PlacementRequest[],
  options: PlaceBatchOptions,
  { mode, timeoutMs, after }: BatchLocks,
): Promise<(PlacementResult | Deferred)[]> {
  const { database, metrics, orderNumber, hooks = {} } = options;
  let requests: readonly PlacementRequest[] | undefined;
  let latest: Attempt | undefined;
  /** Set while it is unknown whether it was committed. */
  let inDoubt: Attempt | undefined;
  let losses = 0;

  const attempt = async (transaction: SqlTransaction): Promise<(PlacementResult | Deferred)[]> => {
    // The lost transaction may hold the locks until the server notices that its client is gone.
    if (inDoubt) await setLockTimeout(transaction, defaultLockTimeout(database));
    else if (after) await waitForRow(transaction, after.row, timeoutMs);
    requests ??= takeRequests();
    if (requests.length === 0) return [];
    const locked = await lockPlacementState(
      transaction,
      requests,
      inDoubt?.numbers ?? [],
      inDoubt ? 'wait' : mode,
    );
    // Its locks are free, so the transaction in doubt has ended: either all of its orders are stored or none.
    const stored = inDoubt && storedResults(inDoubt, locked.storedOrders);
    if (stored) return stored;
    inDoubt = undefined;

    const decisions = await askAndDecide(transaction, requests, locked, options);
    const accepted = decisions.flatMap((each) => (each.outcome === 'placed' ? [each.order] : []));
    latest = { decisions, numbers: accepted.map(orderNumber) };
    const orders = await writePlacements(transaction, accepted, latest.numbers, hooks);
    return resultsOf(
      decisions,
      orders.map((order) => ({ order })),
    );
  };
  const retries = (error: unknown): boolean => {
    if (error instanceof CommitUnknownError) inDoubt = latest;
    // A terminated backend is replaced immediately. When the database is down, the caller should know soon.
    if (isConnectionLost(error)) return ++losses <= maxConnectionLosses;
    return isRetryable(error) || lostRace(error);
  };

  try {
    const results = await runInSqlTransaction(database, attempt, {
      settings: settingsFor(after?.waitMs ?? timeoutMs),
      retries,
      onRetry: (error) =>
        metrics.placementRetries.inc({ sqlstate: sqlStateOf(error) ?? 'connection lost' }),
    });
    const decided = results.filter((result) => !('heldBy' in result)).length;
    if (decided > 0) metrics.placementBatchSize.observe(decided);
    return results;
  } catch (error) {
    throw inDoubt && inDoubt.numbers.length > 0 ? commitUnknown(error) : error;
  }
}

const maxConnectionLosses = 2;

function settingsFor(lockTimeoutMs: number | undefined): Readonly<Record<string, string>> {
  if (lockTimeoutMs === undefined) return batchSettings;
  return { ...batchSettings, lock_timeout: `${lockTimeoutMs}` };
}

function defaultLockTimeout({ transactionSettings }: Database): string {
  return transactionSettings['lock_timeout'] ?? 'DEFAULT';
}

/** The error of a batch of which it is still unknown whether it was committed. */
function commitUnknown(error: unknown): CommitUnknownError {
  if (error instanceof CommitUnknownError) return error;
  return new CommitUnknownError(
    'The database connection was lost during COMMIT and did not come back in time',
    { cause: error },
  );
}

type BatchDecision = Decision | { readonly outcome: 'deferred'; readonly heldBy: HeldRow };

interface Attempt {
  readonly decisions: readonly BatchDecision[];
  /** Of the orders that were decided to be placed, in their order. */
  readonly numbers: readonly string[];
}

/** Runs the hook, decides the requests of which every row is locked, and defers the others. */
async function askAndDecide(
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
  locked: LockedState,
  { limits = noOrderLimits, hooks = {} }: PlaceBatchOptions,
): Promise<BatchDecision[]> {
  const { state, held } = locked;
  const isDeferred = (request: PlacementRequest) => heldRowOf(request, held) !== undefined;
  const asked = await askBeforePlace(hooks, transaction, requests, state, isDeferred);
  return decide(asked, locked, limits);
}

function decide(
  requests: readonly PlacementRequest[],
  { state, held }: LockedState,
  limits: OrderLimits,
): BatchDecision[] {
  if (held.products.size === 0 && held.users.size === 0)
    return decidePlacements(requests, state, limits);
  const rows = requests.map((request) => heldRowOf(request, held));
  const places = [...rows.keys()].filter((index) => rows[index] === undefined);
  const decisions = decidePlacements(
    requests.filter((_, index) => rows[index] === undefined),
    state,
    limits,
  ).values();
  return rows.map((heldBy): BatchDecision => {
    if (heldBy) return { outcome: 'deferred', heldBy };
    const decision = decisions.next().value;
    if (!decision) throw new Error('A request was not decided');
    if (decision.outcome !== 'retryInBatch') return decision;
    return { outcome: 'retryInBatch', index: places[decision.index] ?? 0 };
  });
}

function heldRowOf(
  request: PlacementRequest,
  { products, users }: LockedState['held'],
): HeldRow | undefined {
  const product = firstHeld(request, (id) => products.has(id));
  if (product) return product;
  const user = [request.userId, request.placedBy].find((id) => users.has(id));
  return user === undefined ? undefined : { kind: 'user', id: user };
}

/** The results of an attempt if it turns out to have been committed. */
function storedResults(
  { decisions, numbers }: Attempt,
  storedOrders: ReadonlyMap<string, string>,
): (PlacementResult | Deferred)[] | undefined {
  const ids = numbers.flatMap((number) => storedOrders.get(number) ?? []);
  if (ids.length === 0 || ids.length < numbers.length) return undefined;
  return resultsOf(
    decisions,
    ids.map((id) => ({ retryOf: id })),
  );
}

/** The results of all decisions, given those of the placed orders. */
function resultsOf(
  decisions: readonly BatchDecision[],
  placed: readonly PlacementResult[],
): (PlacementResult | Deferred)[] {
  const next = placed.values();
  const results: (PlacementResult | Deferred)[] = [];
  for (const decision of decisions) {
    if (decision.outcome === 'rejected') results.push({ rejection: decision.error });
    else if (decision.outcome === 'retry') results.push({ retryOf: decision.orderId });
    else if (decision.outcome === 'deferred') results.push({ heldBy: decision.heldBy });
    else {
      const result = decision.outcome === 'placed' ? next.next().value : results[decision.index];
      if (!result) throw new Error('Fewer orders were written than decided');
      results.push(result);
    }
  }
  return results;
}

/**
 * Whether another transaction committed something that this one could not see: the same key with other content, an
 * order number that was generated twice, or a deleted user. A retry decides again.
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
