import type { Order } from '@order-store/sdk';
import { parseCents } from './money.ts';
import { describeDifference } from './place-order.ts';
import type { PlannedOrder } from './split-invoice.ts';

/** What the order store has for the planned orders, added up as the API answered it. */
export class Proof {
  orders = 0;
  lines = 0;
  /** The sum of the orders' totals, in cents. */
  total = 0n;
  placedNow = 0;
  placedBefore = 0;
  /** What is not as planned, an entry an order, the first ones in the order of their placing. */
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

  addRefused(planned: PlannedOrder, reason: string): void {
    this.differences.push({ invoiceNo: planned.invoiceNo, what: `not placed: ${reason}` });
  }
}
