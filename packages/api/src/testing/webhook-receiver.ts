import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** A delivery as received. */
export interface Received {
  readonly headers: Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>;
  readonly raw: string;
  readonly type: string;
  /** The subject, such as `order-7` or `product-3`. */
  readonly subject: string;
  readonly data: z.infer<typeof Body>['data'];
}

type Answer = (response: ServerResponse, received: Received) => void | Promise<void>;

/** A webhook receiver on 127.0.0.1. */
export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** The maximum number of concurrent deliveries. */
  readonly mostAtOnce: number;
  /** Sets the response for further deliveries; initially 204. */
  answer(how: Answer): void;
}

const Body = z.object({
  type: z.string(),
  timestamp: z.iso.datetime({ precision: 6 }),
  data: z.object({
    event: z.object({ id: z.string(), to: z.string() }).optional(),
    order: z.object({ id: z.string(), orderNumber: z.string() }).optional(),
    movement: z
      .object({
        id: z.string(),
        kind: z.string(),
        delta: z.number(),
        orderId: z.string().nullable(),
      })
      .optional(),
    product: z.object({ id: z.string(), stockQuantity: z.number() }).optional(),
  }),
});

/** `await using receiver = await startWebhookReceiver()` */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  let how: Answer = thank;
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const raw = Buffer.concat(chunks).toString();
      const { type, data } = Body.parse(JSON.parse(raw));
      const subject = data.order ? `order-${data.order.id}` : `product-${data.product?.id}`;
      const delivery = { headers: signed(request.headers), raw, type, subject, data };
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      response.once('close', () => atOnce--);
      received.push(delivery);
      await how(response, delivery);
    })().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    get mostAtOnce() {
      return mostAtOnce;
    },
    answer: (other) => void (how = other),
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function thank(response: ServerResponse): void {
  response.writeHead(204).end();
}

function signed(headers: IncomingHttpHeaders): Received['headers'] {
  const header = (name: string) => z.string().parse(headers[name]);
  return {
    'webhook-id': header('webhook-id'),
    'webhook-timestamp': header('webhook-timestamp'),
    'webhook-signature': header('webhook-signature'),
  };
}
