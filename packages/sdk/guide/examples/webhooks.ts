import type { StoreClient } from '@order-store/sdk';
import {
  verifyWebhook,
  WebhookVerificationError,
  type WebhookEvent,
} from '@order-store/sdk/webhooks';
import express, { type Express } from 'express';

/** Once, as staff: asks to be told of orders. The secret is shown this one time. */
export async function createWebhook(store: StoreClient, url: string): Promise<string> {
  const { secret } = await store.webhooks.create.mutate({
    url,
    events: ['order.placed', 'order.shipped'],
    description: 'mails to customers',
  });
  return secret;
}

/** Takes deliveries at `/hooks/orders`, and hands each event on once. */
export function receiveWebhooks(
  secret: () => string,
  handle: (event: WebhookEvent) => Promise<void>,
): Express {
  const seen = new Set<string>();
  const app = express();
  // The raw body: what was signed are its bytes.
  app.post('/hooks/orders', express.text({ type: '*/*' }), async (request, response) => {
    try {
      const event = await verifyWebhook(request.body, request.headers, secret());
      const id = request.header('webhook-id') ?? '';
      // After a lost answer the same delivery comes again. A real server keeps this with its data.
      if (!seen.has(id)) await handle(event);
      seen.add(id);
      response.sendStatus(204);
    } catch (error) {
      // With any other error Express answers 500, and the delivery comes again.
      if (!(error instanceof WebhookVerificationError)) throw error;
      response.sendStatus(400);
    }
  });
  return app;
}
