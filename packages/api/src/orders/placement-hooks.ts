import type { SqlTransaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { formatMoney, maxCents } from '../shared/money.ts';
import { Charges } from './order-schemas.ts';
import type { OrderChargeView, OrderView } from './order-views.ts';
import { keyOf, type PlacementRequest, type PlacementState } from './placement.ts';

/**
 * Functions of the embedding program that take part in placing orders. Each runs once per batch, in the batch's
 * transaction, and again if the transaction is retried: what they write is stored with the orders or not at all.
 * Products stay locked while they run, so hooks should only run SQL.
 */
export interface PlacementHooks<Metadata extends object = JsonObject> {
  /** Runs when the products are locked, before the orders are decided: may reject requests and add charges. */
  beforePlace?(
    requests: readonly RequestedOrder<Metadata>[],
    context: HookContext,
  ): Promise<void> | void;
  /**
   * Runs when the orders are written, before COMMIT. If it throws, nothing is stored, and each order is tried alone, so
   * that only the faulty ones fail.
   */
  afterPlace?(orders: readonly PlacedOrder<Metadata>[], context: HookContext): Promise<void> | void;
}

export interface HookContext {
  /** Runs a statement with `$1` parameters in the batch's transaction and returns its rows. */
  readonly query: <Row extends Record<string, unknown> = Record<string, unknown>>(
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
}

/** An order as placed. */
export type PlacedOrder<Metadata extends object = JsonObject> = Omit<OrderView, 'metadata'> & {
  metadata: Metadata;
};

/** A request that will be placed unless it is rejected. Amounts of money are decimal strings. */
export interface RequestedOrder<Metadata extends object = JsonObject> {
  readonly userId: string;
  /** The caller: the customer, or staff on their behalf. */
  readonly placedBy: string;
  readonly items: readonly RequestedItem[];
  /** The sum of the items at current prices. */
  readonly totalAmount: string;
  readonly metadata: Metadata;
  /** The charges of the request and those that were added. */
  readonly charges: readonly OrderChargeView[];
  /** Rejects the request with REJECTED, `details: { code }`. */
  reject(code: string, message: string): void;
  /** @throws {TypeError} for an invalid charge. */
  addCharge(charge: OrderChargeView): void;
}

export interface RequestedItem {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: string;
  /** Units in stock before this batch. */
  readonly stockQuantity: number;
}

/** Runs `beforePlace` for the requests that will be decided, and returns all requests with its rejections and charges. */
export async function askBeforePlace(
  hooks: PlacementHooks,
  transaction: SqlTransaction,
  requests: readonly PlacementRequest[],
  state: PlacementState,
  isDeferred: (request: PlacementRequest) => boolean,
): Promise<readonly PlacementRequest[]> {
  if (!hooks.beforePlace) return requests;
  const answers = requests.map((request) =>
    isDeferred(request) ? undefined : answerTo(request, state),
  );
  const asked = answers.flatMap((answer) => answer?.requested ?? []);
  if (asked.length === 0) return requests;
  await withQuery(transaction, (context) => hooks.beforePlace?.(asked, context));
  return requests.map((request, index) => ({ ...request, ...answers[index]?.given }));
}

/** Runs `afterPlace` in the transaction that has written the orders. */
export async function runAfterPlace(
  hooks: PlacementHooks,
  transaction: SqlTransaction,
  orders: readonly OrderView[],
): Promise<void> {
  if (hooks.afterPlace)
    await withQuery(transaction, (context) => hooks.afterPlace?.(orders, context));
}

interface Answer {
  readonly requested: RequestedOrder;
  /** What the hook has decided so far. */
  readonly given: { rejection?: DomainError; charges: readonly OrderChargeView[] };
}

/**
 * Undefined for a retry, and for a request that will be rejected anyway: its customer or a product does not exist, a product
 * is archived, or the total is too large. A hook that adds a percentage of it would throw, and fail the whole batch.
 */
function answerTo(request: PlacementRequest, state: PlacementState): Answer | undefined {
  const { userId, placedBy, lines, key, metadata = {} } = request;
  if (!state.users.has(userId) || (key && state.keys.has(keyOf(userId, key.key)))) return undefined;
  let total = 0n;
  const items: RequestedItem[] = [];
  for (const { productId, quantity } of lines) {
    const product = state.products.get(productId);
    if (!product || product.isArchived) return undefined;
    const { sku, name, price, stock: stockQuantity } = product;
    total += price * BigInt(quantity);
    items.push({ productId, sku, name, quantity, unitPrice: formatMoney(price), stockQuantity });
  }
  if (total > maxCents) return undefined;
  const given: Answer['given'] = { charges: request.charges ?? [] };
  return {
    given,
    requested: {
      userId,
      placedBy,
      items,
      totalAmount: formatMoney(total),
      metadata,
      get charges() {
        return given.charges;
      },
      reject(code, message) {
        given.rejection ??= new DomainError('REJECTED', message, { code });
      },
      addCharge(charge) {
        const charges = Charges.safeParse([...given.charges, charge]);
        if (!charges.success) throw new TypeError(`Invalid charge: ${charges.error.message}`);
        given.charges = charges.data;
      },
    },
  };
}

/** Runs a hook with a `query` that works until the hook has ended. */
async function withQuery(
  transaction: SqlTransaction,
  hook: (context: HookContext) => Promise<void> | void,
): Promise<void> {
  const running: Promise<unknown>[] = [];
  let ended = false;
  const query: HookContext['query'] = async (sql, values = []) => {
    if (ended) throw new Error('The hook has ended: await its queries');
    if (transactionControl.test(sql))
      throw new Error('A hook must not begin or end a transaction: it runs in that of the batch');
    const result = transaction.query<never>({ ...oneStatement, text: sql, values: [...values] });
    running.push(result);
    return (await result).rows;
  };
  try {
    await hook({ query });
  } finally {
    ended = true;
    // A query that was not awaited is part of the transaction too. If it failed, COMMIT fails.
    await Promise.allSettled(running);
  }
}

/** PostgreSQL's extended protocol accepts one statement, so none can hide a COMMIT behind it. */
const oneStatement = { queryMode: 'extended' } as const;

/** Statements that begin or end a transaction, also after comments. */
const transactionControl =
  /^(\s|;|--.*\n|\/\*[^]*?\*\/)*(begin|start|commit|end|abort|prepare|rollback(?!\s+(work\s+|transaction\s+)?to))\b/i;
