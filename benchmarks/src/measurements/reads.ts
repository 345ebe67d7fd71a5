import { call, send } from '../load/call.ts';
import { measureInTurn, throughputOf, type Side } from '../measure-in-turn.ts';
import { ratioRow, type Measurement, type Row } from '../measurement.ts';
import type { LoadResult } from '../load/load.ts';
import { secondsInTurn } from '../plan.ts';
import { adapterVariable, answersVariable } from '../from-memory/answers.ts';
import { tokenOf } from '../store/population.ts';

/** What the database, the sign-in and the checks of the output cost: against the same bytes out of memory. */
export const reading: Measurement = {
  rows: ['7', '7b', '7c', '7d'],
  title: 'products.list and orders.get',
  estimate: (plan) => 2 * secondsInTurn(plan, 3),
  async run(bench) {
    const { plan, report } = bench;
    const [store, { url }] = [await bench.store(), await bench.product()];
    const token = tokenOf(store.users.first);
    const caller = { url, token };
    const { first } = store.products;
    const order = await call<{ id: string }>(caller, '/trpc/orders.place', {
      items: Array.from({ length: plan.lines }, (_, index) => ({
        productId: `${first + index}`,
        quantity: 1,
      })),
    });
    const procedures = [
      { ids: ['7', '7c'], name: 'products.list', path: '/trpc/products.list' },
      {
        ids: ['7b', '7d'],
        name: 'orders.get',
        path: `/trpc/orders.get?input=${encodeURIComponent(JSON.stringify({ id: order.id }))}`,
      },
    ] as const;
    const answers = Object.fromEntries(
      await Promise.all(
        procedures.map(async ({ name, path }) => [name, await call<unknown>(caller, path)]),
      ),
    );
    const fromMemory = (env: Readonly<Record<string, string>> = {}) =>
      bench.startServer(fromMemoryModule, store, {
        env: { ...env, [answersVariable]: JSON.stringify(answers) },
      });
    await using theShortWay = await fromMemory();
    await using theAdapter = await fromMemory({ [adapterVariable]: 'on' });

    const rows: Row[] = [];
    for (const { ids, name, path } of procedures) {
      const answer = await send(caller, path);
      for (const memory of [theShortWay, theAdapter]) {
        if ((await send({ url: memory.url, token }, path)) !== answer)
          throw new Error(`${name} is not answered with the same bytes`);
      }
      const sideOf = (side: string, at: string): Side<LoadResult> => ({
        name: side,
        measure: () =>
          bench.load({
            url: at,
            requests: { kind: 'same', path, token },
            pace: { callers: plan.callers },
            warmUpSeconds: plan.warmUpSeconds,
            until: { seconds: plan.roundSeconds },
          }),
      });
      const [ours, bare, adapter] = await measureInTurn(
        [
          sideOf(name, url),
          sideOf('from memory', theShortWay.url),
          sideOf('from memory by tRPC’s adapter', theAdapter.url),
        ],
        plan.rounds,
        report.round,
      );
      if (!ours || !bare || !adapter) throw new Error('A side was not measured');
      const what = `${name} over HTTP, ${plan.callers} callers : the same bytes from memory`;
      const target = { atLeast: 0.5 };
      rows.push(
        ratioRow({ id: ids[0], what, target }, throughputOf(ours), throughputOf(bare)),
        ratioRow(
          { id: ids[1], what: `${what}, by tRPC’s own Express adapter`, target },
          throughputOf(ours),
          throughputOf(adapter),
        ),
      );
    }
    return { rows };
  },
};

const fromMemoryModule = new URL('../from-memory/main.ts', import.meta.url);
