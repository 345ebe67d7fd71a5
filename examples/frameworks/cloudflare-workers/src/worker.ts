import { createClient, isStoreError } from '@order-store/sdk';
import { verifyWebhook, WebhookVerificationError } from '@order-store/sdk/webhooks';

interface Env {
  readonly STORE_URL: string;
  readonly WEBHOOK_SECRET: string;
}

export default {
  async fetch(request, env) {
    try {
      return await answer(request, env);
    } catch (error) {
      if (error instanceof WebhookVerificationError) {
        return Response.json({ reason: error.reason }, { status: 400 });
      }
      if (!isStoreError(error)) throw error;
      const { reason, message, details, status } = error;
      return Response.json({ reason, message, details }, { status: status ?? 503 });
    }
  },
} satisfies ExportedHandler<Env>;

async function answer(request: Request, env: Env): Promise<Response> {
  const [, token = null] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  // One client per request, because Workers do not share connections between requests.
  const store = createClient({ url: env.STORE_URL, token, deadlineMs: 2_000 });
  switch (`${request.method} ${new URL(request.url).pathname}`) {
    case 'GET /products':
      return Response.json(await store.products.list.query({ inStock: true }));
    case 'POST /orders': {
      const { items, idempotencyKey } = await request.json<PlaceOrder>();
      const order = await store.orders.place.mutate({ items, idempotencyKey });
      return Response.json(order, { status: 201 });
    }
    case 'POST /hooks/orders': {
      const event = await verifyWebhook(await request.text(), request.headers, env.WEBHOOK_SECRET);
      console.log(event.type);
      return new Response(null, { status: 204 });
    }
    default:
      return new Response('Not found', { status: 404 });
  }
}

/** The store validates it. */
interface PlaceOrder {
  items: { productId: string; quantity: number }[];
  idempotencyKey: string;
}
