import { call, send } from '../load/call.ts';
import { measureInTurn, throughputOf, type Side } from '../measure-in-turn.ts';
import { ratioRow, type Measurement, type Row } from '../measurement.ts';
import type { LoadResult } from '../load/load.ts';
import { secondsInTurn } from '../plan.ts';
import { answersVariable } from '../from-memory/answers.ts';
import { tokenOf } from '../store/population.ts';

/** What the database, the sign-in and the checks of the output cost: against the same bytes out of memory. */
export const reading: Measurement = {
  rows: ['7', '7b'],
  title: 'products.list and orders.get',
  estimate: (plan) => 2 * secondsInTurn(plan, 2),
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
      { id: '7', name: 'products.list', path: '/trpc/products.list' },
      {
        id: '7b',
        name: 'orders.get',
        path: `/trpc/orders.get?input=${encodeURIComponent(JSON.stringify({ id: order.id }))}`,
      },
    ];
    const answers = Object.fromEntries(
      await Promise.all(
        procedures.map(async ({ name, path }) => [name, await call<unknown>(caller, path)]),
      ),
    );
    await using fromMemory = await bench.startServer(fromMemoryModule, store, {
      env: { [answersVariable]: JSON.stringify(answers) },
    });

    const rows: Row[] = [];
    for (const { id, name, path } of procedures) {
      const [theirs, fromThere] = [
        await send(caller, path),
        await send({ url: fromMemory.url, token }, path),
      ];
      if (theirs !== fromThere) throw new Error(`${name} is not answered with the same bytes`);
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
      const [ours, bare] = await measureInTurn(
        [sideOf(name, url), sideOf('from memory', fromMemory.url)],
        plan.rounds,
        report.round,
      );
      if (!ours || !bare) throw new Error('A side was not measured');
      rows.push(
        ratioRow(
          {
            id,
            what: `${name} over HTTP, ${plan.callers} callers : the same bytes from memory`,
            target: { atLeast: 0.5 },
          },
          throughputOf(ours),
          throughputOf(bare),
        ),
      );
    }
    return { rows };
  },
};

const fromMemoryModule = new URL('../from-memory/main.ts', import.meta.url);
