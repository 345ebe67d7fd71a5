import { openSubscriptions } from '../load/open-subscriptions.ts';
import { measureInterleaved, throughputOf } from '../measure-interleaved.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { apiSide, placeOverHttp } from '../place-orders.ts';
import { secondsInterleaved } from '../plan.ts';
import { tokenOf } from '../store/population.ts';

/** The cost of open `orders.watch` subscriptions to placing orders. */
export const watchers: Measurement = {
  rows: ['13'],
  title: 'orders with open subscriptions',
  estimate: (plan) => secondsInterleaved(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const [server, store] = [await bench.api(), await bench.store()];
    const tokens = Array.from({ length: subscriptions }, (_, index) =>
      tokenOf(store.users.first + index),
    );
    const withSubscriptions = {
      name: `with ${subscriptions} subscriptions`,
      async measure() {
        using _ = await openSubscriptions(server.url, '/trpc/orders.watch', tokens);
        return placeOverHttp(bench, store, server);
      },
    };
    const sides = [withSubscriptions, { ...(await apiSide(bench)), name: 'without' }];
    const [watched, without] = await measureInterleaved(sides, plan.rounds, report.round);
    if (!watched || !without) throw new Error('A side has no rounds');
    return {
      rows: [
        ratioRow(
          {
            id: '13',
            what: `orders over HTTP, ${plan.callers} callers, with ${subscriptions} orders.watch subscriptions : without`,
            target: { atLeast: 0.9 },
          },
          throughputOf(watched),
          throughputOf(without),
        ),
      ],
    };
  },
};

const subscriptions = 100;
