import type { Bench } from './bench-context.ts';
import type { LoadResult } from './load/load.ts';
import type { Side } from './measure-interleaved.ts';
import { runPgbench } from './prepared-statement/pgbench.ts';
import type { ServerProcess } from './processes/server-process.ts';
import type { Store } from './store/open-store.ts';
import type { Ids } from './store/population.ts';

/** Which orders to place; the plan's by default. */
interface Orders {
  readonly products?: Ids;
  readonly lines?: number;
  readonly callers?: number;
  readonly seconds?: number;
  /** With metadata, a charge, a deadline and the expected total; for a store whose users are staff. */
  readonly withOptions?: boolean;
}

/** `orders.place` of the API over HTTP. */
export async function apiSide(bench: Bench, orders: Orders = {}): Promise<Side<LoadResult>> {
  return httpSide(bench, 'orders.place', await bench.api(), orders);
}

/** The baseline over HTTP: one Objection transaction per order. */
export async function baselineSide(bench: Bench, orders: Orders = {}): Promise<Side<LoadResult>> {
  return httpSide(bench, 'baseline', await bench.baseline(), orders);
}

/** One prepared statement per order, from the driver. */
export async function statementSide(bench: Bench, orders: Orders = {}): Promise<Side<LoadResult>> {
  const store = await bench.store();
  const { products, lines, callers, seconds } = withDefaults(bench, store, orders);
  return {
    name: 'prepared statement',
    measure: async () => {
      await store.settle();
      return bench.placeByStatement({
        databaseUrl: store.url,
        callers,
        users: store.users,
        products,
        lines,
        warmUpSeconds: bench.plan.warmUpSeconds,
        until: { seconds },
      });
    },
  };
}

/** The same statement from `pgbench`, with 16 clients. */
export async function pgbenchSide(
  bench: Bench,
  orders: Orders = {},
): Promise<Side<Pick<LoadResult, 'perSecond'>>> {
  const store = await bench.store();
  const { products, lines, seconds } = withDefaults(bench, store, orders);
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

/** Orders of a single line for one and the same product. */
export async function hotProductOrders(bench: Bench): Promise<Orders> {
  const { products } = await bench.store();
  return { products: { first: products.first, count: 1 }, lines: 1 };
}

/** Orders over HTTP at a server on the shared store. */
export async function httpSide(
  bench: Bench,
  name: string,
  server: ServerProcess,
  orders: Orders = {},
): Promise<Side<LoadResult>> {
  const store = await bench.store();
  return { name, measure: () => placeOverHttp(bench, store, server, orders) };
}

/** One round of orders over HTTP in a closed loop. */
export async function placeOverHttp(
  bench: Bench,
  store: Store,
  { url }: ServerProcess,
  orders: Orders = {},
): Promise<LoadResult> {
  const { products, lines, callers, seconds, withOptions } = withDefaults(bench, store, orders);
  await store.settle();
  return bench.load({
    url,
    requests: { kind: 'orders', path: placePath, users: store.users, products, lines, withOptions },
    pace: { callers },
    warmUpSeconds: bench.plan.warmUpSeconds,
    until: { seconds },
  });
}

export const placePath = '/trpc/orders.place';

function withDefaults({ plan }: Bench, store: Store, orders: Orders): Required<Orders> {
  return {
    products: store.products,
    lines: plan.lines,
    callers: plan.callers,
    seconds: plan.roundSeconds,
    withOptions: false,
    ...orders,
  };
}
