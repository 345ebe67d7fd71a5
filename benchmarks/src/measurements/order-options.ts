import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { apiModule } from '../processes/server-process.ts';
import { makeStaff } from '../store/make-staff.ts';

/** The cost of metadata, a charge, a deadline and `expectedTotal` on every order. */
export const orderOptions: Measurement = {
  rows: ['19'],
  title: 'orders with metadata, charges, a deadline and an expected total',
  estimate: (plan) => secondsInterleaved(plan, 2) + 5,
  async run(bench) {
    const { plan, report } = bench;
    // Only staff may add charges, so staff place the orders of both sides.
    const store = await bench.openStore();
    await makeStaff(store);
    await using server = await bench.startServer(apiModule, store);
    const side = (name: string, withOptions: boolean) => ({
      name,
      measure: () => placeOverHttp(bench, store, server, { withOptions }),
    });
    const sides = [side('with', true), side('without', false)];
    const [given, without] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!given || !without) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '19',
            what: `orders over HTTP, ${plan.callers} callers, with metadata, a charge, a deadline and expectedTotal : without`,
            target: { atLeast: 0.85 },
          },
          throughputOf(given),
          throughputOf(without),
        ),
      ],
    };
  },
};
