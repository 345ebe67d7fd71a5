import type { Bench } from '../bench-context.ts';
import { callProcedure } from '../load/call-procedure.ts';
import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import type { Measurement } from '../measurement.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { tokenOf } from '../store/population.ts';

/** Orders for other products while one product's row is locked and several callers want it. */
export const lockedProduct: Measurement = {
  rows: ['18'],
  title: 'orders for other products while one is locked',
  estimate: (plan) => secondsInterleaved(plan, 1),
  async run(bench) {
    const { plan, report } = bench;
    const [store, server] = [await bench.store(), await bench.api()];
    const { first, count } = store.products;
    const locked = {
      name: 'orders.place',
      async measure() {
        await using _ = await lockProduct(bench, first);
        return placeOverHttp(bench, store, server, {
          products: { first: first + 1, count: count - 1 },
        });
      },
    };
    const [measured] = await measureInterleaved([locked], plan.rounds, report.round);
    if (!measured) throw new Error('The side has no rounds');
    const p99 = sideOf(measured, 'ms', ({ latency }) => latency.p99);
    return {
      rows: [
        {
          id: '18',
          what: `p99 of orders for other products, ${plan.callers} callers, while one product is locked and ${waiting} callers want it`,
          sides: [p99],
          figure: p99.median,
          unit: 'ms',
          target: { atMost: 1000 },
          note: 'the lock is held for the whole round',
        },
      ],
    };
  },
};

/** Callers that want the locked product all the time. */
const waiting = 8;

/** Locks a product and lets callers order it until it is disposed of, when all of them have their order. */
async function lockProduct(bench: Bench, id: number): Promise<AsyncDisposable> {
  const [store, { url }] = [await bench.store(), await bench.api()];
  const client = await store.database.pool.connect();
  await client.query('BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0');
  await client.query('SELECT FROM products WHERE id = $1 FOR UPDATE', [id]);
  let isLocked = true;
  const items = [{ productId: `${id}`, quantity: 1 }];
  const callers = Array.from({ length: waiting }, async (_, index) => {
    const caller = { url, token: tokenOf(store.users.first + index) };
    // An order that waited for too long is rejected.
    while (isLocked) await callProcedure(caller, '/trpc/orders.place', { items }).catch(() => {});
  });
  return {
    async [Symbol.asyncDispose]() {
      isLocked = false;
      await client.query('ROLLBACK').finally(() => client.release());
      await Promise.all(callers);
    },
  };
}
