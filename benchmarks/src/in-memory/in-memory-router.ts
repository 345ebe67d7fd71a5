import { initTRPC } from '@trpc/server';

/** Environment variable with the responses, as JSON keyed by procedure name. */
export const responsesVariable = 'BENCHMARK_RESPONSES';

/** If this environment variable is set, tRPC's Express adapter serves the router instead of the API's fast path. */
export const adapterVariable = 'BENCHMARK_ADAPTER';

/** Procedures that check nothing and return fixed responses: the least work tRPC can do per request. */
export function inMemoryRouter(responses: Readonly<Record<string, unknown>>) {
  const t = initTRPC.create({ isDev: false });
  return t.router({
    products: t.router({ list: t.procedure.query(() => responses['products.list']) }),
    orders: t.router({ get: t.procedure.query(() => responses['orders.get']) }),
  });
}
