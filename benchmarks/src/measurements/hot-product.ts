import { measureInTurn, throughputOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import {
  hotProduct as ordersOfOneProduct,
  pgbench,
  product,
  statement,
  usualWay,
} from '../place-orders.ts';
import { secondsInTurn } from '../plan.ts';
import { hasPgbench } from '../prepared-statement/pgbench.ts';
import { throughputBars } from '../report/throughput-bars.ts';

/** Everybody wants the same product: each order is one line of it, and its row's lock is what they wait for. */
export const hotProduct: Measurement = {
  rows: ['3', '3b'],
  title: 'one hot product',
  estimate: (plan) => secondsInTurn(plan, 4),
  async run(bench) {
    const { plan, report } = bench;
    const orders = await ordersOfOneProduct(bench);
    const sides = [
      await product(bench, orders),
      await statement(bench, orders),
      await usualWay(bench, orders),
      ...((await hasPgbench()) ? [await pgbench(bench, orders)] : []),
    ];
    const measured = await measureInTurn(sides, plan.rounds, report.round);
    const [ours, driver, , byPgbench] = measured;
    if (!ours || !driver) throw new Error('A side was not measured');
    const what = `one hot product, ${plan.callers} callers`;
    const rows = [
      ratioRow(
        {
          id: '3',
          what: `${what} : a prepared statement from the driver`,
          target: { atLeast: 2.5 },
        },
        throughputOf(ours),
        throughputOf(driver),
      ),
    ];
    if (byPgbench) {
      rows.push(
        ratioRow(
          { id: '3b', what: `${what} : the statement by pgbench`, target: { atLeast: 2 } },
          throughputOf(ours),
          throughputOf(byPgbench),
        ),
      );
    }
    return {
      rows,
      plots: [throughputBars('hot-product', 'Orders a second when all want one product', measured)],
    };
  },
};
