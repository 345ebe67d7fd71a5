import type { Order } from '@order-store/sdk';
import { parseCents } from './money.ts';
import { describeDifference } from './place-order.ts';
import type { PlannedOrder } from './split-invoice.ts';

/** Sums up the API's responses to the planned orders and records differences. */
export class Reconciliation {
  orders = 0;
  lines = 0;
  /** In cents. */
  total = 0n;
  placedNow = 0;
  placedBefore = 0;
  /** One entry per order that differs from its plan. */
  readonly differences: { readonly invoiceNo: string; readonly what: string }[] = [];

  addPlaced(planned: PlannedOrder, placed: Order, when: 'now' | 'before'): void {
    this.orders += 1;
    this.lines += placed.items.length;
    const total = parseCents(placed.totalAmount);
    if (typeof total === 'bigint') this.total += total;
    if (when === 'now') this.placedNow += 1;
    else this.placedBefore += 1;
    const what = describeDifference(planned, placed);
    if (what !== undefined) this.differences.push({ invoiceNo: planned.invoiceNo, what });
  }

  /** Counts an order that is only planned, for a dry run. */
  addPlanned(planned: PlannedOrder): void {
    this.orders += 1;
    this.lines += planned.lines.length;
    this.total += planned.total;
  }

  addRejected(planned: PlannedOrder, reason: string): void {
    this.differences.push({ invoiceNo: planned.invoiceNo, what: `not placed: ${reason}` });
  }
}
