import type { Webhook, WebhookDelivery, WebhookWithSecret } from '../index.ts';
import type { OrderWebhookEvent, StockWebhookEvent } from '../webhooks.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';
import { makeOrderUpdate } from './make-orders.ts';
import { makeProduct, makeStockMovement } from './make-products.ts';
import { testWebhookSecret } from './sign-test-webhook.ts';

/** A webhook for all events. */
export const makeWebhook: Factory<Webhook> = factory<Webhook>(() => ({
  id: newId(),
  url: 'https://shop.example/webhook',
  events: null,
  description: null,
  enabled: true,
  disabledReason: null,
  failingSince: null,
  createdAt: madeAt,
  updatedAt: madeAt,
}));

/** The result of `webhooks.create`, with the secret of `signTestWebhook`. */
export const makeWebhookWithSecret: Factory<WebhookWithSecret> = factory<WebhookWithSecret>(() => ({
  ...makeWebhook(),
  secret: testWebhookSecret,
}));

/** A delivery that succeeded. */
export const makeWebhookDelivery: Factory<WebhookDelivery> = factory<WebhookDelivery>(() => ({
  id: newId(),
  webhookId: newId(),
  messageId: `msg_${newId()}`,
  type: 'order.placed',
  status: 'delivered',
  attempts: 1,
  nextAttemptAt: null,
  lastAttemptAt: madeAt,
  responseStatus: 204,
  responseExcerpt: null,
  error: null,
  durationMs: 12,
  createdAt: madeAt,
}));

/** The event of an order, by default that it was placed. */
export const makeOrderWebhookEvent: Factory<OrderWebhookEvent> = factory<OrderWebhookEvent>(() => ({
  type: 'order.placed',
  timestamp: madeAt,
  data: makeOrderUpdate(),
}));

/** The event of a change of stock. */
export const makeStockWebhookEvent: Factory<StockWebhookEvent> = factory<StockWebhookEvent>(() => {
  const { id, sku, name } = makeProduct();
  const movement = makeStockMovement({ productId: id });
  return {
    type: 'product.stock_changed',
    timestamp: madeAt,
    data: { movement, product: { id, sku, name, stockQuantity: movement.quantityAfter } },
  };
});
