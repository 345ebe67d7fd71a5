import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench-context.ts';
import type { LoadResult } from '../load/load.ts';
import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved, secondsToInsert } from '../plan.ts';
import { apiModule, type ServerProcess } from '../processes/server-process.ts';
import { thousands } from '../report/reporter.ts';
import { insertOrders } from '../store/insert-orders.ts';
import type { Store } from '../store/open-store.ts';

/** Orders while many holds expire at once. */
export const expiringHolds: Measurement = {
  rows: ['20', '20b'],
  title: 'orders while holds expire',
  onDemand: true,
  estimate: ({ expiry, ...plan }) =>
    secondsInterleaved({ ...plan, expiry }, 2, expiry.seconds) +
    plan.rounds * (secondsToInsert(expiry.orders) + expiry.orders / 1000),
  async run(bench) {
    const { plan, report } = bench;
    const { orders, seconds } = plan.expiry;
    const store = await bench.openStore();
    await using server = await bench.startServer(apiModule, store);
    const place = () => placeOverHttp(bench, store, server, { callers, seconds });
    const sides = [
      { name: 'while they expire', measure: () => placeDuringExpiry(bench, store, server) },
      { name: 'without', measure: async () => ({ ...(await place()), expirySeconds: 0 }) },
    ];
    const [during, without] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!during || !without) throw new Error('A side has no rounds');
    const returned = sideOf(during, 's', ({ expirySeconds }) => expirySeconds);
    const what = `${thousands(orders)} holds expire at once, ${callers} callers place orders`;
    return {
      rows: [
        ratioRow(
          { id: '20', what: `p99 of orders.place while ${what} : without`, target: { atMost: 3 } },
          sideOf(during, 'ms', ({ latency }) => latency.p99),
          sideOf(without, 'ms', ({ latency }) => latency.p99),
        ),
        {
          id: '20b',
          what: `${what}: until all stock is back`,
          sides: [returned],
          figure: returned.median,
          unit: 's',
          target: { atMost: 60 },
          note: '',
        },
      ],
    };
  },
};

const callers = 16;

interface ExpiryResult extends LoadResult {
  /** Until the last order was cancelled. */
  readonly expirySeconds: number;
}

/** Orders are placed until the last hold has expired; the first seconds are measured. */
async function placeDuringExpiry(
  bench: Bench,
  store: Store,
  server: ServerProcess,
): Promise<ExpiryResult> {
  const { pool } = store.database;
  const { orders, seconds } = bench.plan.expiry;
  await insertOrders(pool, { ...store, orders, lines: bench.plan.lines });
  await pool.query(
    `INSERT INTO order_deadlines (order_id, expires_at)
     SELECT id, now() AT TIME ZONE 'UTC' + interval '1 hour' FROM orders WHERE status = 'pending' ORDER BY id DESC LIMIT $1`,
    [orders],
  );
  await pool.query('VACUUM ANALYZE order_deadlines');
  const begun = performance.now();
  await pool.query(`UPDATE order_deadlines SET expires_at = now() AT TIME ZONE 'UTC'`);
  let isOver = false;
  const expiring = (async () => {
    while (await hasDeadlines(store)) await sleep(100);
    isOver = true;
    return (performance.now() - begun) / 1000;
  })();
  const result = await placeOverHttp(bench, store, server, { callers, seconds });
  while (!isOver) await placeOverHttp(bench, store, server, { callers, seconds: 1 });
  return { ...result, expirySeconds: await expiring };
}

async function hasDeadlines({ database }: Store): Promise<boolean> {
  const { rows } = await database.pool.query<{ some: boolean }>(
    'SELECT EXISTS (SELECT FROM order_deadlines) AS some',
  );
  return rows[0]?.some === true;
}
