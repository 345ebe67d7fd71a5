import { measureInterleaved, sideOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { apiModule } from '../processes/server-process.ts';
import { thousands } from '../report/reporter.ts';

const path = '/trpc/products.list';
/** Measured: triggers and index of a product with a long description. */
const secondsToDescribe = (products: number) => products / 3000;

/** Anonymous callers search while others place orders. */
export const searchStorm: Measurement = {
  rows: ['15'],
  title: 'orders during a storm of searches',
  estimate: (plan) =>
    secondsToDescribe(plan.search.stormProducts) + secondsInterleaved(plan, 2) + 10,
  async run(bench) {
    const { plan, report } = bench;
    const { stormProducts: products } = plan.search;
    report.say(`  filling a store with ${thousands(products)} described products`);
    const store = await bench.openStore({ users: plan.users, products, described: true });
    await using server = await bench.startServer(apiModule, store);
    await using storm = await bench.startLoadProcess();
    const place = () => placeOverHttp(bench, store, server, { callers: 4 });
    const during = async () => {
      const searching = storm.run({
        url: server.url,
        requests: { kind: 'search', path, matching: false },
        pace: { callers: 40 },
        warmUpSeconds: 0,
        until: { seconds: plan.warmUpSeconds + plan.roundSeconds },
      });
      const [placed] = await Promise.all([place(), searching]);
      return placed;
    };
    const sides = [
      { name: 'with 40 searching', measure: during },
      { name: 'without', measure: place },
    ];
    const [stormy, calm] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!stormy || !calm) throw new Error('A side has no rounds');
    const [first, second] = [stormy, calm].map((side) =>
      sideOf(side, 'ms', ({ latency }) => latency.p99),
    );
    if (!first || !second) throw new Error('A side has no rounds');
    const what = `p99 of orders.place, 4 callers, while 40 search ${thousands(products)} products : without`;
    return { rows: [ratioRow({ id: '15', what, target: { atMost: 2 } }, first, second)] };
  },
};

/** A page of a search by a single caller. */
export const search: Measurement = {
  rows: ['16', '16b'],
  title: 'searches',
  onDemand: true,
  estimate: (plan) => secondsToDescribe(plan.search.products) + secondsInterleaved(plan, 2) + 10,
  async run(bench) {
    const { plan, report } = bench;
    const { products } = plan.search;
    report.say(`  filling a store with ${thousands(products)} described products`);
    const store = await bench.openStore({ users: 100, products, described: true });
    await using server = await bench.startServer(apiModule, store);
    const sides = [true, false].map((matching) => ({
      name: matching ? 'with matches' : 'without a match',
      measure: () =>
        bench.load({
          url: server.url,
          requests: { kind: 'search', path, matching },
          pace: { callers: 1 },
          warmUpSeconds: plan.warmUpSeconds,
          until: { seconds: plan.roundSeconds },
        }),
    }));
    const measured = await measureInterleaved(sides, plan.rounds, report.round);
    return {
      rows: measured.map((rounds, index) => {
        const side = sideOf(rounds, 'ms', ({ latency }) => latency.p50);
        return {
          id: index === 0 ? '16' : '16b',
          what: `products.list with a search ${rounds.name}, ${thousands(products)} products, p50`,
          sides: [side],
          figure: side.median,
          unit: 'ms',
          target: { atMost: 20 },
          note: '',
        };
      }),
    };
  },
};
