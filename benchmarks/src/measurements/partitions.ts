import { setTimeout as sleep } from 'node:timers/promises';
import { partitionOrders } from '@order-store/db';
import type { Bench } from '../bench-context.ts';
import { call } from '../load/call.ts';
import type { LoadResult } from '../load/load.ts';
import { measureInTurn, sideOf, throughputOf } from '../measure-in-turn.ts';
import { ratioRow, type MeasuredSide, type Measurement, type Row } from '../measurement.ts';
import { ordersOf, placeOverHttp } from '../place-orders.ts';
import { secondsInTurn, secondsToLoad } from '../plan.ts';
import { productModule, type ServerProcess } from '../processes/server-process.ts';
import { thousands } from '../report/reporter.ts';
import type { Store } from '../store/open-store.ts';
import { tokenOf } from '../store/population.ts';
import { walkTo } from '../store/walk-pages.ts';

/**
 * A store that has sold for long, before and after its orders are cut by month, and what callers notice while
 * they are. Orders are placed in turn with a new store, since an hour lies between.
 */
export const partitions: Measurement = {
  rows: ['14', '14b', '14c', '14d', '14e', '14f'],
  title: 'orders cut by month',
  estimate: (plan) => secondsToLoad(plan.partitioned) * 1.5 + 2 * secondsInTurn(plan, 6) + 300,
  onDemand: true,
  async run(bench) {
    const { plan, report } = bench;
    const [store, newStore] = [await bench.openStore(), await bench.openStore()];
    await bench.loadUpTo(store, plan.partitioned);
    await using server = await bench.startServer(productModule, store);
    await using newServer = await bench.startServer(productModule, newStore);
    // Indexes over so many rows come into memory little by little, and the server adds up its sales first.
    report.say('  placing until what was loaded is in memory');
    await placeOverHttp(bench, store, server, { seconds: plan.partitioned / 100_000 });
    const look = async (name: string): Promise<Look> => {
      const [orders, none] = await measureInTurn(
        [
          { name, measure: () => placeOverHttp(bench, store, server) },
          { name: 'none stored', measure: () => placeOverHttp(bench, newStore, newServer) },
        ],
        plan.rounds,
        report.round,
      );
      if (!orders || !none) throw new Error('A side was not measured');
      const reads = await measureInTurn(
        (await readsOf(bench, store, server)).map(({ what, path, token }) => ({
          name: `${what}, ${name}`,
          measure: () =>
            bench.load({
              url: server.url,
              requests: { kind: 'same', path, token },
              pace: { callers: 1 },
              warmUpSeconds: plan.warmUpSeconds,
              until: { seconds: plan.pages.seconds },
            }),
        })),
        plan.rounds,
        report.round,
      );
      return {
        orders: throughputOf(orders),
        none: throughputOf(none),
        reads: reads.map((side) => sideOf({ ...side, name }, 'ms', ({ latency }) => latency.p50)),
      };
    };

    const before = await look('in one table');
    const cut = await cutUnderLoad(bench, store, server);
    const after = await look('cut by month');
    const stored = `${thousands(plan.partitioned)} orders stored`;
    const rows: Row[] = [
      ratioRow(
        { id: '14', what: `orders, ${stored} in one table : none`, target: { atLeast: 0.8 } },
        before.orders,
        before.none,
      ),
      ratioRow(
        { id: '14b', what: `orders, ${stored} and cut by month : none`, target: { atLeast: 0.8 } },
        after.orders,
        after.none,
      ),
      ...reads.map(({ id, what }, index): Row => {
        const [one, other] = [after.reads[index], before.reads[index]];
        if (!one || !other) throw new Error(`${what} was not measured`);
        return ratioRow(
          { id, what: `${what}, ${stored}: p50 of the call`, target: { atMost: 1.2 } },
          one,
          other,
        );
      }),
      {
        id: '14f',
        what: `the longest call while ${stored} are cut by month under load`,
        sides: [
          { name: 'the longest', unit: 'ms', median: cut.longestMs, rounds: [cut.longestMs] },
        ],
        figure: cut.longestMs,
        unit: 'ms',
        target: { atMost: 1000 },
        note: `${thousands(cut.answers)} orders were placed in the ${Math.round(cut.seconds)} s that it took, by ${patientCallers} callers`,
      },
    ];
    return { rows };
  },
};

interface Look {
  readonly orders: MeasuredSide;
  readonly none: MeasuredSide;
  readonly reads: readonly MeasuredSide[];
}

const reads = [
  { id: '14c', what: 'the first page of a user’s orders' },
  { id: '14d', what: 'their hundredth page' },
  { id: '14e', what: 'an order by its number' },
] as const;

/** The requests of {@link reads}, for the user with the most orders. */
async function readsOf({ plan }: Bench, store: Store, { url }: ServerProcess) {
  const token = tokenOf(store.users.first);
  const depths = [1, Math.min(100, plan.partitioned / 100)];
  const paths = (await walkTo(depths, { url, token })).map(({ path }) => path);
  const { items } = await call<{ items: readonly { orderNumber: string }[] }>(
    { url, token },
    paths.at(-1) ?? '',
  );
  const input = JSON.stringify({ orderNumber: items[0]?.orderNumber });
  paths.push(`/trpc/orders.get?input=${encodeURIComponent(input)}`);
  return reads.map(({ what }, index) => ({ what, path: paths[index] ?? '', token }));
}

/** Cuts the store while a few callers place orders; what the longest of their calls took. */
async function cutUnderLoad(bench: Bench, store: Store, { url }: ServerProcess) {
  const begin = performance.now();
  let [step, stepBegin] = ['', begin];
  const endStep = () => {
    if (step !== '')
      bench.report.say(`  ${step}: ${((performance.now() - stepBegin) / 1000).toFixed(1)} s`);
  };
  let ended = false;
  const cutting = partitionOrders(store.url, {
    onProgress(next) {
      if (next === step) return;
      endStep();
      [step, stepBegin] = [next, performance.now()];
    },
  }).finally(() => {
    endStep();
    ended = true;
  });
  const results: LoadResult[] = [];
  const load = async () => {
    while (!ended) {
      results.push(
        await bench.load({
          url,
          requests: ordersOf(store, { products: store.products, lines: bench.plan.lines }),
          pace: { callers: patientCallers },
          warmUpSeconds: 0,
          until: { seconds: 2 },
        }),
      );
      await sleep(0);
    }
  };
  await Promise.all([cutting, load()]);
  return {
    seconds: (performance.now() - begin) / 1000,
    answers: results.reduce((sum, { answers }) => sum + answers, 0),
    longestMs: Math.max(...results.map(({ latency }) => latency.max)),
  };
}

const patientCallers = 4;
