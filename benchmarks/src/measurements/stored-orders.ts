import { measureInterleaved, throughputOf, type Rounds } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import type { LoadResult } from '../load/load.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved, secondsToInsert, type Plan } from '../plan.ts';
import { apiModule } from '../processes/server-process.ts';
import { thousands } from '../report/reporter.ts';
import type { Point } from '../report/plot.ts';

/** Throughput of a store with many orders and of a new one, interleaved. */
export const storedOrders: Measurement = {
  rows: ['8'],
  title: 'throughput by stored orders',
  onDemand: true,
  estimate: (plan) =>
    secondsToInsert(largest(plan)) + plan.storedOrders.length * secondsInterleaved(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const store = await bench.largeStore();
    const server = await bench.largeStoreApi();
    const newStore = await bench.openStore();
    await using newServer = await bench.startServer(apiModule, newStore);
    const without: Point[] = [];
    const withOrders: Point[] = [];
    let last: Rounds<LoadResult>[] = [];
    for (const stored of plan.storedOrders) {
      await bench.insertUpTo(store, stored);
      last = await measureInterleaved(
        [
          {
            name: `${thousands(stored)} stored`,
            measure: () => placeOverHttp(bench, store, server),
          },
          { name: 'new store', measure: () => placeOverHttp(bench, newStore, newServer) },
        ],
        plan.rounds,
        report.round,
      );
      const [large, none] = last;
      if (!large || !none) throw new Error('A side has no rounds');
      if (withOrders.length === 0) withOrders.push([0, throughputOf(none).median]);
      withOrders.push([stored / million, throughputOf(large).median]);
      without.push([stored / million, throughputOf(none).median]);
    }
    const [large, none] = last;
    if (!large || !none) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '8',
            what: `orders, ${thousands(largest(plan))} orders stored : new store`,
            target: { atLeast: 0.8 },
          },
          throughputOf(large),
          throughputOf(none),
        ),
      ],
      plots: [
        {
          kind: 'lines',
          file: 'throughput-by-stored-orders',
          title: 'Orders per second by stored orders',
          subtitle: `${plan.callers} callers over HTTP, interleaved with a new store`,
          x: { label: 'orders stored, in millions', scale: 'linear' },
          y: { label: 'orders per second', scale: 'linear' },
          series: [
            { name: 'stored orders', points: withOrders },
            { name: 'new store', points: without },
          ],
        },
      ],
    };
  },
};

const million = 1_000_000;

function largest({ storedOrders: counts }: Plan): number {
  return Math.max(...counts);
}
