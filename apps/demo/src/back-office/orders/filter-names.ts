import type { OrderSummary } from '@order-store/sdk';

/** What an order's payments amount to, as staff read it. */
export const paymentNames: Readonly<Record<OrderSummary['payment']['status'], string>> = {
  none: 'Not paid',
  authorized: 'Authorized',
  partially_paid: 'Partially paid',
  paid: 'Paid',
  refund_due: 'To be refunded',
  refunded: 'Refunded',
};

/** How much of an order has shipped. */
export const fulfilmentNames: Readonly<Record<OrderSummary['fulfilment'], string>> = {
  unfulfilled: 'Nothing shipped',
  partial: 'Partly shipped',
  fulfilled: 'All shipped',
};

export const paymentStatuses = keysOf(paymentNames);
export const fulfilments = keysOf(fulfilmentNames);

function keysOf<Key extends string>(names: Readonly<Record<Key, string>>): readonly Key[] {
  const isKey = (name: string): name is Key => name in names;
  return Object.keys(names).filter(isKey);
}
