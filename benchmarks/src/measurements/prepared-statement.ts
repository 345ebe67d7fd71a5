import { measureInTurn, throughputOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { secondsInTurn } from '../plan.ts';
import { pgbench, product, statement } from '../place-orders.ts';
import { hasPgbench } from '../prepared-statement/pgbench.ts';

/** Against the least that PostgreSQL can be asked to do for an order: no HTTP, no sign-in, no key, no history. */
export const preparedStatement: Measurement = {
  rows: ['2', '2b'],
  title: 'orders against one prepared statement an order',
  estimate: (plan) => secondsInTurn(plan, 3),
  async run(bench) {
    const { plan, report } = bench;
    const sides = [
      await product(bench),
      await statement(bench),
      ...((await hasPgbench()) ? [await pgbench(bench)] : []),
    ];
    const [ours, driver, byPgbench] = await measureInTurn(sides, plan.rounds, report.round);
    if (!ours || !driver) throw new Error('A side was not measured');
    const what = `orders, ${plan.callers} callers : a prepared statement from the driver`;
    const rows = [
      ratioRow(
        { id: '2', what, target: { atLeast: 0.9 } },
        throughputOf(ours),
        throughputOf(driver),
      ),
    ];
    if (byPgbench) {
      rows.push(
        ratioRow(
          {
            id: '2b',
            what: `orders, ${plan.callers} callers : the statement by pgbench`,
            target: { atLeast: 0.5 },
          },
          throughputOf(ours),
          throughputOf(byPgbench),
        ),
      );
    }
    return { rows };
  },
};
