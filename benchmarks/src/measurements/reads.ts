import type { Bench } from '../bench-context.ts';
import { adapterVariable, responsesVariable } from '../in-memory/in-memory-router.ts';
import { callProcedure, fetchText } from '../load/call-procedure.ts';
import type { LoadResult } from '../load/load.ts';
import { measureInterleaved, throughputOf, type Side } from '../measure-interleaved.ts';
import { ratioRow, type Measurement, type Row } from '../measurement.ts';
import { secondsInterleaved } from '../plan.ts';
import { tokenOf } from '../store/population.ts';

/** The cost of database, sign-in and output validation, compared with the same bytes from memory. */
export const reads: Measurement = {
  rows: ['7', '7b', '7c', '7d'],
  title: 'products.list and orders.get',
  estimate: (plan) => 2 * secondsInterleaved(plan, 3),
  async run(bench) {
    const [store, api] = [await bench.store(), await bench.api()];
    const caller = { url: api.url, token: tokenOf(store.users.first) };
    const procedures = readProcedures(await placeOrder(bench, caller, store.products.first));
    const responses = Object.fromEntries(
      await Promise.all(
        procedures.map(async ({ name, path }) => [
          name,
          await callProcedure<unknown>(caller, path),
        ]),
      ),
    );
    const startInMemory = (env: Readonly<Record<string, string>> = {}) =>
      bench.startServer(inMemoryModule, store, {
        env: { ...env, [responsesVariable]: JSON.stringify(responses) },
      });
    await using fastPath = await startInMemory();
    await using adapter = await startInMemory({ [adapterVariable]: 'on' });

    const rows: Row[] = [];
    for (const procedure of procedures)
      rows.push(...(await compare(bench, procedure, { caller, fastPath, adapter })));
    return { rows };
  },
};

interface Procedure {
  /** The rows: compared with the fast path, and with tRPC's adapter. */
  readonly ids: readonly [fastPath: string, adapter: string];
  readonly name: string;
  readonly path: string;
}

interface Servers {
  readonly caller: { readonly url: string; readonly token: string };
  readonly fastPath: { readonly url: string };
  readonly adapter: { readonly url: string };
}

async function compare(
  bench: Bench,
  { ids, name, path }: Procedure,
  { caller, fastPath, adapter }: Servers,
): Promise<Row[]> {
  const { plan, report } = bench;
  const expected = await fetchText(caller, path);
  for (const { url } of [fastPath, adapter]) {
    if ((await fetchText({ ...caller, url }, path)) !== expected)
      throw new Error(`The in-memory server returns other bytes for ${name}`);
  }
  const readSide = (side: string, url: string): Side<LoadResult> => ({
    name: side,
    measure: () =>
      bench.load({
        url,
        requests: { kind: 'same', path, token: caller.token },
        pace: { callers: plan.callers },
        warmUpSeconds: plan.warmUpSeconds,
        until: { seconds: plan.roundSeconds },
      }),
  });
  const [api, byFastPath, byAdapter] = await measureInterleaved(
    [
      readSide(name, caller.url),
      readSide('in memory', fastPath.url),
      readSide('in memory, tRPC adapter', adapter.url),
    ],
    plan.rounds,
    report.round,
  );
  if (!api || !byFastPath || !byAdapter) throw new Error('A side has no rounds');
  const what = `${name} over HTTP, ${plan.callers} callers : the same bytes from memory`;
  const target = { atLeast: 0.5 };
  return [
    ratioRow({ id: ids[0], what, target }, throughputOf(api), throughputOf(byFastPath)),
    ratioRow(
      { id: ids[1], what: `${what}, by tRPC's Express adapter`, target },
      throughputOf(api),
      throughputOf(byAdapter),
    ),
  ];
}

function readProcedures(orderId: string): readonly Procedure[] {
  const input = encodeURIComponent(JSON.stringify({ id: orderId }));
  return [
    { ids: ['7', '7c'], name: 'products.list', path: '/trpc/products.list' },
    { ids: ['7b', '7d'], name: 'orders.get', path: `/trpc/orders.get?input=${input}` },
  ];
}

async function placeOrder(
  { plan }: Bench,
  caller: Servers['caller'],
  firstProduct: number,
): Promise<string> {
  const items = Array.from({ length: plan.lines }, (_, index) => ({
    productId: `${firstProduct + index}`,
    quantity: 1,
  }));
  return (await callProcedure<{ id: string }>(caller, '/trpc/orders.place', { items })).id;
}

const inMemoryModule = new URL('../in-memory/server.ts', import.meta.url);
