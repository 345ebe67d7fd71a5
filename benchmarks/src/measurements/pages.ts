import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { secondsInterleaved, secondsToInsert } from '../plan.ts';
import { thousands } from '../report/reporter.ts';
import { walkTo } from '../store/walk-pages.ts';
import { tokenOf } from '../store/population.ts';

/** Pages of one user's orders at several depths, reached by cursor. */
export const pages: Measurement = {
  rows: ['6'],
  title: "pages of a user's orders",
  onDemand: true,
  estimate: (plan) =>
    secondsToInsert(plan.pages.storedOrders) +
    secondsInterleaved(plan, plan.pages.depths.length, plan.pages.seconds) +
    20,
  async run(bench) {
    const { plan, report } = bench;
    const { storedOrders, depths, seconds } = plan.pages;
    const [store, { url }] = [await bench.largeStore(), await bench.largeStoreApi()];
    await bench.insertUpTo(store, storedOrders);
    const token = tokenOf(store.users.first);
    report.say(`  walking to page ${thousands(Math.max(...depths))}`);
    const paths = await walkTo(depths, { url, token });
    const sides = paths.map(({ page, path }) => ({
      name: `page ${thousands(page)}`,
      measure: () =>
        bench.load({
          url,
          requests: { kind: 'same', path, token },
          pace: { callers: 1 },
          warmUpSeconds: plan.warmUpSeconds,
          until: { seconds },
        }),
    }));
    const measured = await measureInterleaved(sides, plan.rounds, report.round);
    const times = measured.map((side) => sideOf(side, 'ms', ({ latency }) => latency.p50));
    const [first, last] = [times.at(0), times.at(-1)];
    if (!first || !last) throw new Error('No page has rounds');
    const what = `pages of one user's orders, ${thousands(storedOrders)} orders stored`;
    return {
      rows: [ratioRow({ id: '6', what: `${what}, p50`, target: { atMost: 1.2 } }, last, first)],
      plots: [
        {
          kind: 'lines',
          file: 'latency-by-page',
          title: "Latency of a page of a user's orders",
          subtitle: `20 orders per page, by cursor over HTTP, ${thousands(storedOrders)} orders stored, p50 of a single caller`,
          x: {
            label: 'page number',
            scale: 'log',
            ticks: depths.map((at) => ({ at, text: thousands(at) })),
          },
          y: { label: 'milliseconds', scale: 'linear' },
          series: [
            {
              name: 'orders.list',
              points: times.map(({ median }, index) => [depths[index] ?? Number.NaN, median]),
            },
          ],
        },
      ],
    };
  },
};
