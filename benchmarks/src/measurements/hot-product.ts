import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import {
  apiSide,
  baselineSide,
  hotProductOrders,
  pgbenchSide,
  statementSide,
} from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { hasPgbench } from '../prepared-statement/pgbench.ts';
import { throughputBars } from '../report/throughput-bars.ts';

/** Every order is one line of the same product, so all of them need the same row lock. */
export const hotProduct: Measurement = {
  rows: ['3', '3b'],
  title: 'one hot product',
  estimate: (plan) => secondsInterleaved(plan, 4),
  async run(bench) {
    const { plan, report } = bench;
    const orders = await hotProductOrders(bench);
    const sides = [
      await apiSide(bench, orders),
      await statementSide(bench, orders),
      await baselineSide(bench, orders),
      ...((await hasPgbench()) ? [await pgbenchSide(bench, orders)] : []),
    ];
    const measured = await measureInterleaved(sides, plan.rounds, report.round);
    const [api, driver, , byPgbench] = measured;
    if (!api || !driver) throw new Error('A side has no rounds');
    const what = `one hot product, ${plan.callers} callers`;
    const rows = [
      ratioRow(
        {
          id: '3',
          what: `${what} : prepared statement from the driver`,
          target: { atLeast: 2.5 },
        },
        throughputOf(api),
        throughputOf(driver),
      ),
    ];
    if (byPgbench) {
      rows.push(
        ratioRow(
          { id: '3b', what: `${what} : statement from pgbench`, target: bench.targetByFlush(3, 5) },
          throughputOf(api),
          throughputOf(byPgbench),
        ),
      );
    }
    return {
      rows,
      plots: [throughputBars('hot-product', 'Orders per second, all of one product', measured)],
    };
  },
};
