import { addMoney, parseMoney, toMoney, type Order } from '@order-store/sdk';

/** What cancelled and returned units take off the total: negative, or `0.00`. */
export function deduction({ grandTotal, netTotal }: Pick<Order, 'grandTotal' | 'netTotal'>) {
  return addMoney(netTotal, negate(grandTotal));
}

/** The payments that were captured and not refunded. */
export function amountPaid({ payment }: Pick<Order, 'payment'>): string {
  return addMoney(payment.captured, negate(payment.refunded));
}

/** What the shop owes the customer; `0.00` if nothing. */
export function refundDue(order: Pick<Order, 'netTotal' | 'payment'>): string {
  return order.payment.status === 'refund_due'
    ? addMoney(amountPaid(order), negate(order.netTotal))
    : '0.00';
}

function negate(amount: string): string {
  return toMoney(-parseMoney(amount));
}
