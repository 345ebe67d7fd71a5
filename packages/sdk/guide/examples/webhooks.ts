import type { StoreClient } from '@order-store/sdk';
import {
  verifyWebhook,
  WebhookVerificationError,
  type WebhookEvent,
} from '@order-store/sdk/webhooks';
import express, { type Express } from 'express';

/** Creates a webhook as staff. The secret is shown only once. */
export async function createWebhook(store: StoreClient, url: string): Promise<string> {
  const { secret } = await store.webhooks.create.mutate({
    url,
    events: ['order.placed', 'order.shipped'],
    description: 'customer emails',
  });
  return secret;
}

/** Receives deliveries at `/hooks/orders` and handles each event once. */
export function receiveWebhooks(
  secret: () => string,
  handle: (event: WebhookEvent) => Promise<void>,
): Express {
  const seen = new Set<string>();
  const app = express();
  // The signature is over the raw body.
  app.post('/hooks/orders', express.text({ type: '*/*' }), async (request, response) => {
    try {
      const event = await verifyWebhook(request.body, request.headers, secret());
      const id = request.header('webhook-id') ?? '';
      // Deliveries may be repeated. A production server stores these ids in its database.
      if (!seen.has(id)) await handle(event);
      seen.add(id);
      response.sendStatus(204);
    } catch (error) {
      // Other errors respond with 500, so the delivery is retried.
      if (!(error instanceof WebhookVerificationError)) throw error;
      response.sendStatus(400);
    }
  });
  return app;
}
