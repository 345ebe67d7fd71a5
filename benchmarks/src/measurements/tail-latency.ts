import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import type { LoadResult } from '../load/load.ts';
import { placeOverHttp, placePath } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { thousands } from '../report/reporter.ts';

/** Tail latency in an open loop at half of the highest throughput, which is measured before each round. */
export const tailLatency: Measurement = {
  rows: ['4'],
  title: 'tail latency at half of the highest throughput',
  estimate: (plan) => secondsInterleaved(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const [store, server] = [await bench.store(), await bench.api()];
    let highest = 0;
    const atHalf = async (): Promise<LoadResult> => {
      await store.settle();
      return bench.load({
        url: server.url,
        requests: {
          kind: 'orders',
          path: placePath,
          users: store.users,
          products: store.products,
          lines: plan.lines,
        },
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
      { name: openLoop, measure: atHalf },
    ];
    const [, measured] = await measureInterleaved(sides, plan.rounds, (round, name, result) => {
      report.round(round, name, result);
      if (name !== openLoop) highest = result.perSecond;
    });
    if (!measured) throw new Error('Tail latency has no rounds');
    const rates = sideOf(measured, '/s', ({ perSecond }) => perSecond);
    return {
      rows: [
        ratioRow(
          {
            id: '4',
            what: 'p99 : p50 of orders.place, at half of the highest throughput',
            target: { atMost: 3.5 },
            note: `${thousands(rates.median)} orders per second at a constant rate`,
          },
          { ...sideOf(measured, 'ms', ({ latency }) => latency.p99), name: 'p99' },
          { ...sideOf(measured, 'ms', ({ latency }) => latency.p50), name: 'p50' },
        ),
      ],
    };
  },
};

const openLoop = 'half of it, open loop';

/** Enough to saturate the API. */
const manyCallers = 128;
