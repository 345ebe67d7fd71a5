import { createClient, isStoreError } from '@order-store/sdk';

const url = Deno.env.get('STORE_URL') ?? 'http://127.0.0.1:4000';
const port = Number(Deno.env.get('PORT') ?? '8000');

Deno.serve({ port, hostname: '127.0.0.1' }, async (request) => {
  try {
    return await answer(request);
  } catch (error) {
    if (!isStoreError(error)) throw error;
    const { reason, message, details, status } = error;
    return Response.json({ reason, message, details }, { status: status ?? 503 });
  }
});

async function answer(request: Request): Promise<Response> {
  const [, token = null] = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  // As the customer, whose credentials the store checks. The signal ends calls when the customer leaves.
  const store = createClient({ url, token, deadlineMs: 2_000 });
  const { signal } = request;
  switch (`${request.method} ${new URL(request.url).pathname}`) {
    case 'GET /products':
      return Response.json(await store.products.list.query({ inStock: true }, { signal }));
    case 'POST /orders': {
      const { items, idempotencyKey } = await request.json();
      const order = await store.orders.place.mutate({ items, idempotencyKey }, { signal });
      return Response.json(order, { status: 201 });
    }
    default:
      return new Response('Not found', { status: 404 });
  }
}
