import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved, secondsToInsert } from '../plan.ts';
import { apiModule } from '../processes/server-process.ts';
import { insertOrders } from '../store/insert-orders.ts';
import { makeStaff } from '../store/make-staff.ts';
import { tokenOf } from '../store/population.ts';

/** Payments that confirm their orders. */
export const payments: Measurement = {
  rows: ['21'],
  title: 'payments',
  estimate: (plan) =>
    secondsInterleaved(plan, 2) + plan.rounds * secondsToInsert(plan.paymentOrders) + 5,
  async run(bench) {
    const { plan, report } = bench;
    const store = await bench.openStore();
    await makeStaff(store);
    await using server = await bench.startServer(apiModule, store);
    const recordPayments = async () => {
      const { pool } = store.database;
      await insertOrders(pool, { ...store, orders: plan.paymentOrders, lines: plan.lines });
      const { rows: orders } = await pool.query<{ id: string; total: string }>(
        `SELECT id::text, total_amount::text AS total FROM orders
         WHERE status = 'pending' ORDER BY id DESC LIMIT $1`,
        [plan.paymentOrders],
      );
      await store.settle();
      const token = tokenOf(store.users.first);
      return bench.load({
        url: server.url,
        requests: { kind: 'payments', path: '/trpc/payments.record', token, orders },
        pace: { callers: plan.callers },
        warmUpSeconds: plan.warmUpSeconds,
        until: { seconds: plan.roundSeconds },
      });
    };
    const sides = [
      { name: 'payments.record', measure: recordPayments },
      { name: 'orders.place', measure: () => placeOverHttp(bench, store, server) },
    ];
    const [recorded, placed] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!recorded || !placed) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '21',
            what: `payments over HTTP, ${plan.callers} callers : orders`,
            target: { atLeast: 1 },
            note: 'each payment confirms its order',
          },
          throughputOf(recorded),
          throughputOf(placed),
        ),
      ],
    };
  },
};
