import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { secondsInterleaved } from '../plan.ts';
import { apiSide, pgbenchSide, statementSide } from '../place-orders.ts';
import { hasPgbench } from '../prepared-statement/pgbench.ts';

/** Compared with the least that PostgreSQL must do for an order: no HTTP, sign-in, idempotency key or history. */
export const preparedStatement: Measurement = {
  rows: ['2', '2b'],
  title: 'orders compared with one prepared statement per order',
  estimate: (plan) => secondsInterleaved(plan, 3),
  async run(bench) {
    const { plan, report } = bench;
    const sides = [
      await apiSide(bench),
      await statementSide(bench),
      ...((await hasPgbench()) ? [await pgbenchSide(bench)] : []),
    ];
    const [api, driver, byPgbench] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!api || !driver) throw new Error('A side has no rounds');
    const what = `orders, ${plan.callers} callers : prepared statement from the driver`;
    const rows = [
      ratioRow(
        { id: '2', what, target: bench.targetByFlush(0.9, 1.5) },
        throughputOf(api),
        throughputOf(driver),
      ),
    ];
    if (byPgbench) {
      rows.push(
        ratioRow(
          {
            id: '2b',
            what: `orders, ${plan.callers} callers : statement from pgbench`,
            target: bench.targetByFlush(0.75, 1.3),
          },
          throughputOf(api),
          throughputOf(byPgbench),
        ),
      );
    }
    return { rows };
  },
};
