import { measureInTurn, sideOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { secondsInTurn, secondsToLoad } from '../plan.ts';
import { thousands } from '../report/reporter.ts';
import { walkTo } from '../store/walk-pages.ts';
import { tokenOf } from '../store/population.ts';

/** Pages of one user's orders, from the newest to some that many pages lie before, by the cursors that the list gives. */
export const pages: Measurement = {
  rows: ['6'],
  title: "pages of a user's orders",
  estimate: (plan) =>
    secondsToLoad(plan.pages.storedOrders) +
    secondsInTurn(plan, plan.pages.depths.length, plan.pages.seconds) +
    20,
  async run(bench) {
    const { plan, report } = bench;
    const { storedOrders, depths, seconds } = plan.pages;
    const [store, { url }] = [await bench.largeStore(), await bench.largeStoresProduct()];
    await bench.loadUpTo(store, storedOrders);
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
    const measured = await measureInTurn(sides, plan.rounds, report.round);
    const times = measured.map((side) => sideOf(side, 'ms', ({ latency }) => latency.p50));
    const [first, last] = [times.at(0), times.at(-1)];
    if (!first || !last) throw new Error('No page was measured');
    const what = `pages of one user's orders, ${thousands(storedOrders)} orders stored`;
    return {
      rows: [
        ratioRow(
          { id: '6', what: `${what}: p50 of the call`, target: { atMost: 1.2 } },
          last,
          first,
        ),
      ],
      plots: [
        {
          kind: 'lines',
          file: 'pages-over-depth',
          title: "How long a page of a user's orders takes",
          subtitle: `20 orders a page by cursor over HTTP, ${thousands(storedOrders)} orders stored, p50 of one caller`,
          x: {
            label: 'the number of the page',
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
