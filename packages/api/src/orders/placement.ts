import type { Origin } from '../platform/audit/record-security-event.ts';
import type { ChosenFields } from './order-row.ts';
import type { Cents } from '../shared/money.ts';
import type { DomainError } from '../shared/domain-error.ts';

/** An order that somebody asks for, checked in form and not yet decided. */
export interface PlacementRequest {
  /** Whose order it is to be. */
  readonly userId: string;
  /** Who asks: the user, or staff for them. */
  readonly placedBy: string;
  /** The call of staff who place for somebody else, for the audit log. */
  readonly origin?: Origin | undefined;
  /** Each product once. */
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly key: IdempotencyKey | undefined;
  readonly chosen: ChosenFields;
}

export interface IdempotencyKey {
  readonly key: string;
  /** A hash of what is asked for, to tell a repeat from another order under the same key. */
  readonly requestHash: string;
}

/** What the database says, read while the products are locked. */
export interface PlacementState {
  readonly users: ReadonlySet<string>;
  readonly products: ReadonlyMap<string, LockedProduct>;
  /** By {@link keyOf}. */
  readonly keys: ReadonlyMap<string, { readonly orderId: string; readonly requestHash: string }>;
}

export interface LockedProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly price: Cents;
  readonly stock: number;
}

/** What becomes of one request. */
export type Decision =
  | { readonly outcome: 'placed'; readonly order: DecidedOrder }
  /** A repeat of an order that is stored. */
  | { readonly outcome: 'repeated'; readonly orderId: string }
  /** A repeat of an order that is placed in this very group, at `index`. */
  | { readonly outcome: 'same'; readonly index: number }
  | { readonly outcome: 'refused'; readonly error: DomainError };

export interface DecidedOrder {
  readonly userId: string;
  readonly placedBy: string;
  readonly origin?: Origin | undefined;
  readonly key: IdempotencyKey | undefined;
  readonly chosen: ChosenFields;
  readonly total: Cents;
  readonly lines: readonly DecidedLine[];
}

export interface DecidedLine {
  readonly product: LockedProduct;
  readonly quantity: number;
  readonly subtotal: Cents;
}

/** One string for a key and its user: user ids are digits, so the first space ends them. */
export function keyOf(userId: string, key: string): string {
  return `${userId} ${key}`;
}
