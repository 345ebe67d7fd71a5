import type { OrderStatus } from '@order-store/sdk';
import type { Outcome } from '../attempt.ts';

export type Result = Outcome<unknown>['result'];

/** A requested change of an order. Its unique note identifies it in the history. */
interface RequestedStep {
  /** Null for a change of single units, which may leave the status. */
  readonly to: OrderStatus | null;
  readonly note: string;
  result: Result;
}

/** A requested order with a unique idempotency key. */
export interface RequestedOrder {
  readonly key: string;
  readonly userId: string;
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  result: Result;
  wasTried: boolean;
  /** Set once acknowledged. */
  id: string | undefined;
  readonly steps: RequestedStep[];
  readonly expiresInSeconds?: number | undefined;
  /** Whether it was requested with a deadline, or given one later. */
  mayExpire: boolean;
}

/** What a payment provider did. The result is that of notifying the store; its reference identifies it in the ledger. */
export interface RequestedPayment {
  readonly orderId: string;
  readonly reference: string;
  readonly kind: 'authorized' | 'captured' | 'refunded';
  readonly amount: string;
  result: Result;
}

/** A requested stock change. Its unique reason identifies it in the stock history. */
interface RequestedMovement {
  readonly productId: string;
  readonly reason: string;
  /** Undefined for counts: only the history has it. */
  readonly delta: number | undefined;
  result: Result;
}

/** A user, identified by e-mail, or a product, by SKU. */
interface RequestedRecord {
  readonly kind: 'user' | 'product';
  readonly name: string;
  result: Result;
}

/** The expected state of the store, from the results its callers received. */
export class Model {
  readonly orders = new Map<string, RequestedOrder>();
  readonly movements: RequestedMovement[] = [];
  readonly records: RequestedRecord[] = [];
  readonly payments: RequestedPayment[] = [];
  /** Descriptions of problems found during the run. */
  readonly problems: string[] = [];
  /** When each order was acknowledged, in milliseconds after the start. */
  readonly acknowledgedAt: number[] = [];
  readonly #byId = new Map<string, RequestedOrder>();
  #begun = performance.now();
  readonly #calls = new Map<string, Map<string, number>>();

  /** Milliseconds since the start. */
  get now(): number {
    return performance.now() - this.#begun;
  }

  /** Resets the clock. */
  begin(): void {
    this.#begun = performance.now();
  }

  /** Procedure → result → number of calls. */
  get calls(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#calls;
  }

  count(call: string, outcome: string): void {
    const outcomes = this.#calls.get(call) ?? new Map<string, number>();
    this.#calls.set(call, outcomes);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }

  acknowledge(order: RequestedOrder, id: string): void {
    if (order.id !== undefined && order.id !== id)
      this.problems.push(`key ${order.key} returned order ${order.id} and later order ${id}`);
    if (order.result !== 'done') this.acknowledgedAt.push(this.now);
    order.result = 'done';
    order.id = id;
    this.#byId.set(id, order);
  }

  /** Undefined until the order is acknowledged. */
  orderById(id: string): RequestedOrder | undefined {
    return this.#byId.get(id);
  }

  order(
    wanted: Pick<RequestedOrder, 'key' | 'userId' | 'lines' | 'expiresInSeconds'>,
  ): RequestedOrder {
    const order: RequestedOrder = {
      ...wanted,
      result: 'unknown',
      wasTried: false,
      id: undefined,
      steps: [],
      mayExpire: wanted.expiresInSeconds !== undefined,
    };
    this.orders.set(order.key, order);
    return order;
  }

  step(order: RequestedOrder, to: RequestedStep['to'], note: string): RequestedStep {
    const step: RequestedStep = { to, note, result: 'unknown' };
    order.steps.push(step);
    return step;
  }

  movement(productId: string, reason: string, delta?: number): RequestedMovement {
    const movement: RequestedMovement = { productId, reason, delta, result: 'unknown' };
    this.movements.push(movement);
    return movement;
  }

  payment(wanted: Omit<RequestedPayment, 'result'>): RequestedPayment {
    const payment: RequestedPayment = { ...wanted, result: 'unknown' };
    this.payments.push(payment);
    return payment;
  }

  record(kind: RequestedRecord['kind'], name: string): RequestedRecord {
    const record: RequestedRecord = { kind, name, result: 'unknown' };
    this.records.push(record);
    return record;
  }
}
