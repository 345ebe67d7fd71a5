import {
  createClient,
  isStoreError,
  type PlaceOrderInput,
  type StoreClient,
} from '@order-store/sdk';

const url = process.env['STORE_URL'] ?? 'http://127.0.0.1:4000';

const server = Bun.serve({
  hostname: '127.0.0.1',
  port: Number(process.env['PORT'] ?? '8000'),
  routes: {
    '/products': {
      GET: async (request) =>
        Response.json(await storeOf(request).products.list.query({ inStock: true })),
    },
    '/orders': {
      // The store validates the input.
      POST: async (request) => {
        const input = (await request.json()) as PlaceOrderInput;
        const order = await storeOf(request).orders.place.mutate(input);
        return Response.json(order, { status: 201 });
      },
    },
  },
  error(error) {
    if (!isStoreError(error)) throw error;
    const { reason, message, details, status } = error;
    return Response.json({ reason, message, details }, { status: status ?? 503 });
  },
});
console.log(`Listening on ${server.url}`);

/** The store as the customer, whose credentials it checks. */
function storeOf({ headers }: Request): StoreClient {
  const [, token = null] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return createClient({ url, token, deadlineMs: 2_000 });
}
