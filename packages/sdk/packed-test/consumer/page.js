// A page that uses the SDK. It is bundled for browsers and stores its result on the window.
import { addMoney, createClient, formatMoney, isStoreError, iterate } from '@order-store/sdk';
import { verifyWebhook } from '@order-store/sdk/webhooks';

const { staffToken, webhook } = globalThis.given;
const store = createClient({ url: globalThis.location.origin, token: staffToken });

async function shop() {
  const [bowl] = await Promise.all([
    store.products.create.mutate({
      sku: `BOWL-${Date.now()}`,
      name: 'Bowl',
      price: '12.50',
      stockQuantity: 3,
    }),
    store.auth.me.query(),
    store.products.list.query(),
  ]);
  const order = await store.orders.place.mutate({ items: [{ productId: bowl.id, quantity: 2 }] });
  const numbers = [];
  for await (const { orderNumber } of iterate(store.orders.list, {}, { limit: 1 })) {
    numbers.push(orderNumber);
  }
  const short = await store.orders.place
    .mutate({ items: [{ productId: bowl.id, quantity: 2 }] })
    .catch((error) => (isStoreError(error, 'INSUFFICIENT_STOCK') ? error.details.lines : error));
  const offline = createClient({ url: 'http://127.0.0.1:1', maxRetries: 1 });
  const unreachable = await offline.auth.me.query().catch((error) => error);
  const event = await verifyWebhook(webhook.body, webhook.headers, webhook.secret);
  return {
    sameOrder: numbers[0] === order.orderNumber,
    total: formatMoney(addMoney(order.totalAmount, '0.01'), { currency: 'EUR', locale: 'en-IE' }),
    available: short[0].available,
    unreachable: [unreachable.reason, unreachable.attempts],
    event: event.type,
  };
}

globalThis.result = shop().catch((error) => ({ error: String(error) }));
