import { measureInTurn, sideOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import type { LoadResult } from '../load/load.ts';
import { ordersOf, placeOverHttp } from '../place-orders.ts';
import { secondsInTurn } from '../plan.ts';
import { thousands } from '../report/reporter.ts';

/**
 * How long the unlucky wait where half of the highest load comes in at a constant rate, whether or not
 * the earlier orders are answered. The highest load is measured anew before each round.
 */
export const patience: Measurement = {
  rows: ['4'],
  title: 'patience at half of the highest load',
  estimate: (plan) => secondsInTurn(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const [store, server] = [await bench.store(), await bench.product()];
    let highest = 0;
    const atHalf = async (): Promise<LoadResult> => {
      await store.settle();
      return bench.load({
        url: server.url,
        requests: ordersOf(store, { products: store.products, lines: plan.lines }),
        pace: { perSecond: highest / 2 },
        warmUpSeconds: plan.warmUpSeconds,
        until: { seconds: plan.roundSeconds },
      });
    };
    const sides = [
      {
        name: `highest, ${manyCallers} callers`,
        measure: () => placeOverHttp(bench, store, server, { callers: manyCallers }),
      },
      { name: 'half of it, open loop', measure: atHalf },
    ];
    const [, measured] = await measureInTurn(sides, plan.rounds, (round, name, result) => {
      report.round(round, name, result);
      if (name !== 'half of it, open loop') highest = result.perSecond;
    });
    if (!measured) throw new Error('Patience was not measured');
    const rates = sideOf(measured, '/s', ({ perSecond }) => perSecond);
    return {
      rows: [
        ratioRow(
          {
            id: '4',
            what: 'p99 : p50 of the order, at half of the highest load',
            target: { atMost: 5 },
            note: `${thousands(rates.median)} orders a second came in at a constant rate`,
          },
          { ...sideOf(measured, 'ms', ({ latency }) => latency.p99), name: 'p99' },
          { ...sideOf(measured, 'ms', ({ latency }) => latency.p50), name: 'p50' },
        ),
      ],
    };
  },
};

/** Enough to keep it busy all the time. */
const manyCallers = 128;
