import type { OrderStatus, OrderView, PaymentSums } from '../orders/index.ts';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { KeyedCall } from '../platform/idempotency/keyed-call.ts';
import type { StoredCall } from '../platform/idempotency/batched-calls.ts';
import type { DomainError } from '../shared/domain-error.ts';
import type { PaymentView } from './payment-views.ts';
import type { RecordPayment } from './payments-schemas.ts';

/** A payment to record. */
export interface PaymentRequest {
  readonly input: RecordPayment;
  readonly byUserId: string;
  readonly origin: Origin;
  /** The call, if it has an idempotency key. */
  readonly keyed: KeyedCall | undefined;
}

export type PaymentResult =
  | {
      readonly answer: { readonly payment: PaymentView; readonly order: OrderView };
      readonly isNew: boolean;
    }
  | { readonly rejection: DomainError }
  /** The sealed answer of an earlier call with the idempotency key. */
  | { readonly sealed: string }
  /** To be recorded alone. Nothing was recorded. */
  | { readonly deferred: true };

/** A locked order. */
export interface LockedOrder {
  readonly id: string;
  readonly userId: string;
  readonly status: OrderStatus;
  readonly sums: PaymentSums;
  /** Whether the customer was erased, and with them the metadata of payments. */
  readonly isErased: boolean;
}

/** What the database has about a batch of requests. */
export interface PaymentState {
  /** The locked orders by id. */
  readonly orders: ReadonlyMap<string, LockedOrder>;
  /** The orders that another transaction has locked or changed. */
  readonly held: ReadonlySet<string>;
  /** The payments of each reference, oldest first, by {@link referenceOf}. A reference without payments is not bound yet. */
  readonly payments: ReadonlyMap<string, readonly PaymentView[]>;
  /** The stored calls by {@link hashOf} their key. */
  readonly calls: ReadonlyMap<string, StoredCall>;
}

/** Identifies a reference, which belongs to one order. */
export function referenceOf({
  provider,
  reference,
}: Pick<RecordPayment, 'provider' | 'reference'>): string {
  return JSON.stringify([provider, reference]);
}

/** Identifies a payment: it is recorded once. */
export function identityOf({
  provider,
  reference,
  kind,
}: Pick<RecordPayment, 'provider' | 'reference' | 'kind'>): string {
  return JSON.stringify([provider, reference, kind]);
}
