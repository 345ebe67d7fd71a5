import { measureInTurn, throughputOf, type Rounds } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import type { LoadResult } from '../load/load.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInTurn, secondsToLoad, type Plan } from '../plan.ts';
import { productModule } from '../processes/server-process.ts';
import { thousands } from '../report/reporter.ts';
import type { Point } from '../report/plot.ts';

/** Orders a second in a store that has sold for long and in one that has just opened, in turn. */
export const growth: Measurement = {
  rows: ['8'],
  title: 'growth over stored orders',
  estimate: (plan) => secondsToLoad(largest(plan)) + plan.growth.length * secondsInTurn(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const store = await bench.largeStore();
    const server = await bench.largeStoresProduct();
    const newStore = await bench.openStore();
    await using newServer = await bench.startServer(productModule, newStore);
    const without: Point[] = [];
    const withOrders: Point[] = [];
    let last: Rounds<LoadResult>[] = [];
    for (const stored of plan.growth) {
      await bench.loadUpTo(store, stored);
      last = await measureInTurn(
        [
          {
            name: `${thousands(stored)} stored`,
            measure: () => placeOverHttp(bench, store, server),
          },
          { name: 'none', measure: () => placeOverHttp(bench, newStore, newServer) },
        ],
        plan.rounds,
        report.round,
      );
      const [large, none] = last;
      if (!large || !none) throw new Error('A side was not measured');
      if (withOrders.length === 0) withOrders.push([0, throughputOf(none).median]);
      withOrders.push([stored / million, throughputOf(large).median]);
      without.push([stored / million, throughputOf(none).median]);
    }
    const [large, none] = last;
    if (!large || !none) throw new Error('A side was not measured');
    return {
      rows: [
        ratioRow(
          {
            id: '8',
            what: `orders, ${thousands(largest(plan))} orders stored : none`,
            target: { atLeast: 0.8 },
          },
          throughputOf(large),
          throughputOf(none),
        ),
      ],
      plots: [
        {
          kind: 'lines',
          file: 'growth-over-stored-orders',
          title: 'Orders a second in a store that has many already',
          subtitle: `${plan.callers} callers over HTTP, measured in turn with a new store`,
          x: { label: 'orders stored, in millions', scale: 'linear' },
          y: { label: 'orders a second', scale: 'linear' },
          series: [
            { name: 'with so many stored', points: withOrders },
            { name: 'a new store, in turn', points: without },
          ],
        },
      ],
    };
  },
};

const million = 1_000_000;

function largest({ growth: stored }: Plan): number {
  return Math.max(...stored);
}
