import { createClient } from '@order-store/sdk';
import { importCatalog } from '@order-store/sdk/catalog';
import type { Bench } from '../bench-context.ts';
import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { thousands } from '../report/reporter.ts';
import { tokenOf } from '../store/population.ts';

/** Orders while an import of other products is applied. */
export const catalogImport: Measurement = {
  rows: ['17'],
  title: 'orders during an import of other products',
  onDemand: true,
  estimate: (plan) => secondsInterleaved(plan, 2) + (plan.rounds * plan.importRows) / 5000,
  async run(bench) {
    const { plan, report } = bench;
    const [store, server] = [await bench.store(), await bench.api()];
    let round = 0;
    const sides = [
      {
        name: 'with an import',
        async measure() {
          const importing = await startImport(bench, ++round);
          const result = await placeOverHttp(bench, store, server);
          await importing.done;
          return result;
        },
      },
      { name: 'without', measure: () => placeOverHttp(bench, store, server) },
    ];
    const [during, without] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!during || !without) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '17',
            what: `p99 of orders.place, ${plan.callers} callers, during an import of ${thousands(plan.importRows)} other products : without`,
            target: { atMost: 3 },
          },
          sideOf(during, 'ms', ({ latency }) => latency.p99),
          sideOf(without, 'ms', ({ latency }) => latency.p99),
        ),
      ],
    };
  },
};

/** Resolves when the uploaded file begins to be applied. */
async function startImport(bench: Bench, round: number): Promise<{ done: Promise<unknown> }> {
  const [store, { url }] = [await bench.store(), await bench.api()];
  const { first } = store.users;
  await store.database.pool.query(
    `INSERT INTO user_roles (user_id, role) VALUES ($1, 'staff') ON CONFLICT (user_id) DO NOTHING`,
    [first],
  );
  const client = createClient({ url, token: tokenOf(first), timeoutMs: 600_000 });
  const applying = Promise.withResolvers<void>();
  const file = new Blob(csvRows(bench.plan.importRows, round)).stream();
  const done = importCatalog(client, file, {
    mode: 'row-by-row',
    onProgress: ({ phase }) => phase === 'applying' && applying.resolve(),
  });
  await Promise.race([applying.promise, done]);
  return { done };
}

/** Each round changes the price of every row. */
function csvRows(rows: number, round: number): string[] {
  const lines = Array.from(
    { length: rows },
    (_, row) => `IMPORT-${row},Imported product ${row},${round}.${10 + (row % 90)},100\n`,
  );
  return ['sku,name,price,stock\n', ...lines];
}
