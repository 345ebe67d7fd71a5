import type { Origin } from '../platform/audit/record-security-event.ts';
import type { ChosenFields } from './order-row.ts';
import type { OpenOrders } from './order-limits.ts';
import type { OrderChargeView, OrderView } from './order-views.ts';
import type { JsonObject } from '../shared/json-object.ts';
import type { Cents } from '../shared/money.ts';
import type { DomainError } from '../shared/domain-error.ts';

/** A validated call of `orders.place` that has not been decided. */
export interface PlacementRequest {
  /** The owner of the order. */
  readonly userId: string;
  /** The caller: the owner, or staff on their behalf. */
  readonly placedBy: string;
  /** The call of staff who place for someone else, for the audit log. */
  readonly origin?: Origin | undefined;
  /** Each product once. */
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly key: IdempotencyKey | undefined;
  readonly chosen: ChosenFields;
  readonly metadata?: JsonObject | undefined;
  readonly charges?: readonly OrderChargeView[] | undefined;
  /** Seconds until the order expires; null or absent if it does not. */
  readonly expiresInSeconds?: number | null | undefined;
  /** The grand total that the customer saw. Another one is rejected. */
  readonly expectedTotal?: Cents | undefined;
  /** The embedding program rejects the request, unless it is a retry. */
  readonly rejection?: DomainError | undefined;
  /** Whether the limits of open orders apply. They don't for staff. */
  readonly isLimited?: boolean;
  /** Whether the customer's orders that expired count: for orders that may expire as well. They don't for staff. */
  readonly countsExpired?: boolean;
}

interface IdempotencyKey {
  readonly key: string;
  /** A hash of the content, to distinguish a retry from another order with the same key. */
  readonly requestHash: string;
}

/** What the database contains, read while the products are locked. */
export interface PlacementState {
  readonly users: ReadonlySet<string>;
  readonly products: ReadonlyMap<string, LockedProduct>;
  /** By {@link keyOf}. */
  readonly keys: ReadonlyMap<string, { readonly orderId: string; readonly requestHash: string }>;
  /** Of the customers with limited requests. */
  readonly openOrders?: ReadonlyMap<string, OpenOrders>;
  /** How many orders of the customers have expired; see `expired-orders.ts`. */
  readonly expired?: ReadonlyMap<string, number>;
  /** The units of limited products that customers hold, by {@link purchaseKey}. */
  readonly purchased?: ReadonlyMap<string, number>;
}

export interface LockedProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: Cents;
  readonly stock: number;
  readonly isArchived: boolean;
  /** The units that each customer may buy; null without a limit. */
  readonly purchaseLimit: number | null;
}

/** The result of one request. */
export type Decision =
  | { readonly outcome: 'placed'; readonly order: DecidedOrder }
  /** A retry of a stored order. */
  | { readonly outcome: 'retry'; readonly orderId: string }
  /** A retry of an order of this batch, at `index`. */
  | { readonly outcome: 'retryInBatch'; readonly index: number }
  | { readonly outcome: 'rejected'; readonly error: DomainError };

export interface DecidedOrder {
  readonly userId: string;
  readonly placedBy: string;
  readonly origin?: Origin | undefined;
  readonly key: IdempotencyKey | undefined;
  readonly chosen: ChosenFields;
  readonly metadata: JsonObject;
  readonly charges: readonly OrderChargeView[];
  readonly expiresInSeconds: number | null;
  readonly total: Cents;
  /** The total plus the charges. */
  readonly grandTotal: Cents;
  readonly lines: readonly DecidedLine[];
}

export interface DecidedLine {
  readonly product: LockedProduct;
  readonly quantity: number;
  readonly subtotal: Cents;
}

/**
 * A part of the statement that writes placements: rows that only some orders have. A batch without such an order has
 * the statement without the part, so these orders cost the others nothing.
 */
export interface PlacementPart {
  readonly name: string;
  /** The types of the columns of `rows`. */
  readonly types: readonly string[];
  /** The values of each column. Without values the part is left out. */
  readonly columns: (orders: readonly DecidedOrder[], numbers: readonly string[]) => unknown[][];
  /** A data-modifying statement. `rows` is the table expression of the values; `at` and `new_orders` are available. */
  readonly sql: (rows: string) => string;
}

/** The result for the caller: the order, the id of the order that the call is a retry of, or a rejection. */
export type PlacementResult =
  | { readonly order: OrderView }
  | { readonly retryOf: string }
  | { readonly rejection: DomainError };

/** A row that another transaction has locked and that a request needs. */
export type HeldRow =
  | { readonly kind: 'product' | 'user'; readonly id: string }
  /** Something else, such as the whole table or another order with the same idempotency key. */
  | { readonly kind: 'other' };

/** The first product, in the order in which rows are locked, of which `isHeld` is true. */
export function firstHeld(
  { lines }: PlacementRequest,
  isHeld: (productId: string) => boolean,
): HeldRow | undefined {
  let first: string | undefined;
  for (const { productId } of lines) {
    if (isHeld(productId) && (first === undefined || BigInt(productId) < BigInt(first)))
      first = productId;
  }
  return first === undefined ? undefined : { kind: 'product', id: first };
}

/** The request was not decided, because another transaction has locked a row that it needs. */
export interface Deferred {
  readonly heldBy: HeldRow;
}

/** A map key for what a customer has bought of a product. */
export function purchaseKey(userId: string, productId: string): string {
  return `${userId} ${productId}`;
}

/** A map key: user ids are digits, so the first space ends them. */
export function keyOf(userId: string, key: string): string {
  return `${userId} ${key}`;
}
