import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { Stripe } from 'stripe';

/** A webhook endpoint that verifies signatures with the official library and keeps the events. */
interface WebhookEndpoint extends AsyncDisposable {
  readonly url: string;
  readonly events: readonly Stripe.Event[];
  /** Responds to this many deliveries with an error. */
  failNext(count: number): void;
}

export async function serveWebhooks(secret: string): Promise<WebhookEndpoint> {
  const events: Stripe.Event[] = [];
  let failures = 0;
  const app = express();
  app.post('/', express.raw({ type: 'application/json' }), (request, response) => {
    const signature = request.get('stripe-signature') ?? '';
    const event = Stripe.webhooks.constructEvent(request.body, signature, secret);
    if (failures-- > 0) response.sendStatus(503);
    else {
      events.push(event);
      response.sendStatus(200);
    }
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    events,
    failNext: (count) => void (failures = count),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
