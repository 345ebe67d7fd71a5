import { iterate, type OrderStatus, type PaymentKind, type StoreClient } from '@order-store/sdk';

/** What a payment provider reported, after you verified its signature. */
export interface Notification {
  readonly orderId: string;
  readonly reference: string;
  readonly kind: PaymentKind;
  readonly amount: string;
}

/** Records a notification. A pending order is confirmed once it is paid. */
export async function onNotification(
  client: StoreClient,
  notification: Notification,
): Promise<OrderStatus> {
  const { order } = await client.payments.record.mutate({ provider: 'acme', ...notification });
  return order.status;
}

/** Refunds an amount, or returns the refund that the provider has already made with the idempotency key. */
export type Refund = (
  orderId: string,
  amount: string,
  idempotencyKey: string,
) => Promise<{ reference: string; amount: string }>;

/** Pays back what is due. If it stops in between, the next run continues. */
export async function payBack(client: StoreClient, refund: Refund): Promise<void> {
  for await (const { orderId, amount, order } of iterate(client.payments.listRefundsDue, {})) {
    // The same until the refund is recorded, so that it is made once.
    const key = `${orderId}-${order.payment.refunded}`;
    const refunded = await refund(orderId, amount, key);
    // Not the amount that is due: it may have grown since a refund that was not recorded.
    await onNotification(client, { orderId, kind: 'refunded', ...refunded });
  }
}
