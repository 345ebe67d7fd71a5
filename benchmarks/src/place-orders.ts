import type { Bench } from './bench-context.ts';
import type { LoadResult } from './load/load.ts';
import type { Requests } from './load/requests.ts';
import type { Side } from './measure-in-turn.ts';
import { runPgbench } from './prepared-statement/pgbench.ts';
import type { ServerProcess } from './processes/server-process.ts';
import type { Store } from './store/open-store.ts';
import type { Ids } from './store/population.ts';

/** Which orders are placed, where the plan's are not meant. */
export interface Orders {
  readonly products?: Ids;
  readonly lines?: number;
  readonly callers?: number;
  readonly seconds?: number;
}

/** What a round of placing brought. */
export type Placed = Pick<LoadResult, 'perSecond'> & Partial<LoadResult>;

/** `orders.place` of the product over HTTP. */
export async function product(bench: Bench, orders: Orders = {}): Promise<Side<LoadResult>> {
  return overHttp(bench, 'orders.place', await bench.product(), orders);
}

/** The usual way over HTTP: one Objection transaction an order. */
export async function usualWay(bench: Bench, orders: Orders = {}): Promise<Side<LoadResult>> {
  return overHttp(bench, 'the usual way', await bench.usualWay(), orders);
}

/** One prepared statement an order, straight from the driver. */
export async function statement(bench: Bench, orders: Orders = {}): Promise<Side<LoadResult>> {
  const store = await bench.store();
  const { products, lines, callers, seconds } = complete(bench, store, orders);
  return {
    name: 'a prepared statement',
    measure: async () => {
      await store.settle();
      return bench.placeByStatement({
        databaseUrl: store.url,
        loops: callers,
        users: store.users,
        products,
        lines,
        warmUpSeconds: bench.plan.warmUpSeconds,
        until: { seconds },
      });
    },
  };
}

/** The same statement by PostgreSQL's own load generator, with 16 clients. */
export async function pgbench(
  bench: Bench,
  orders: Orders = {},
): Promise<Side<Pick<LoadResult, 'perSecond'>>> {
  const store = await bench.store();
  const { products, lines, seconds } = complete(bench, store, orders);
  return {
    name: 'pgbench',
    measure: async () => {
      await store.settle();
      const perSecond = await runPgbench({
        databaseUrl: store.url,
        clients: 16,
        seconds: Math.ceil(seconds),
        users: store.users,
        products,
        lines,
      });
      return { perSecond };
    },
  };
}

/** All orders for one piece or a few of one product, which everybody wants. */
export async function hotProduct(bench: Bench): Promise<Orders> {
  const { products } = await bench.store();
  return { products: { first: products.first, count: 1 }, lines: 1 };
}

/** Orders over HTTP at one server of the shared store. */
export async function overHttp(
  bench: Bench,
  name: string,
  server: ServerProcess,
  orders: Orders = {},
): Promise<Side<LoadResult>> {
  const store = await bench.store();
  return { name, measure: () => placeOverHttp(bench, store, server, orders) };
}

/** One round of orders over HTTP. */
export async function placeOverHttp(
  bench: Bench,
  store: Store,
  { url }: ServerProcess,
  orders: Orders = {},
): Promise<LoadResult> {
  const { products, lines, callers, seconds } = complete(bench, store, orders);
  await store.settle();
  return bench.load({
    url,
    requests: ordersOf(store, { products, lines }),
    pace: { callers },
    warmUpSeconds: bench.plan.warmUpSeconds,
    until: { seconds },
  });
}

/** Requests for orders of a store's random users. */
export function ordersOf(
  { users }: Store,
  which: { readonly products: Ids; readonly lines: number },
): Requests {
  return { kind: 'orders', path: '/trpc/orders.place', users, ...which };
}

function complete({ plan }: Bench, store: Store, orders: Orders): Required<Orders> {
  return {
    products: store.products,
    lines: plan.lines,
    callers: plan.callers,
    seconds: plan.roundSeconds,
    ...orders,
  };
}
