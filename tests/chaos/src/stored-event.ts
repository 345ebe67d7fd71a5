import type { OrderStatus, StockMovement, OrderEvent, WebhookEventType } from '@order-store/sdk';

/** An event as stored, with the webhook message expected for it. */
export type StoredEvent = StoredOrderEvent | StoredStockEvent;

interface Stored {
  /** The `webhook-id` of its deliveries. */
  readonly messageId: string;
  readonly type: WebhookEventType;
  /** Events of one subject are delivered in order: `order-7`, `product-3`. */
  readonly subject: string;
}

export interface StoredOrderEvent extends Stored {
  readonly event: OrderEvent;
  /** The immutable fields of its order. */
  readonly order: Readonly<
    Record<'id' | 'orderNumber' | 'userId' | 'totalAmount' | 'createdAt', string>
  > & { readonly itemCount: number };
}

export interface StoredStockEvent extends Stored {
  readonly movement: StockMovement;
  readonly product: { readonly id: string; readonly sku: string };
}

const steps: Readonly<Record<OrderStatus, WebhookEventType>> = {
  pending: 'order.placed',
  confirmed: 'order.confirmed',
  shipped: 'order.shipped',
  delivered: 'order.delivered',
  cancelled: 'order.cancelled',
};

export function storedOrderEvent(row: Pick<StoredOrderEvent, 'event' | 'order'>): StoredOrderEvent {
  const { id, orderId, kind, to } = row.event;
  const isStatus =
    kind === 'status_changed' || (kind === 'shipment_delivered' && to === 'delivered');
  const type = isStatus
    ? steps[to]
    : kind === 'items_shipped'
      ? 'order.shipped'
      : (`order.${kind}` as const);
  return { ...row, messageId: `orders-${id}`, type, subject: `order-${orderId}` };
}

export function storedStockEvent(
  row: Pick<StoredStockEvent, 'movement' | 'product'>,
): StoredStockEvent {
  const { id, productId } = row.movement;
  return {
    ...row,
    messageId: `stock-${id}`,
    type: 'product.stock_changed',
    subject: `product-${productId}`,
  };
}
