import { openStreams } from '../load/open-streams.ts';
import { measureInTurn, throughputOf } from '../measure-in-turn.ts';
import { ratioRow, type Measurement } from '../measurement.ts';
import { placeOverHttp, product } from '../place-orders.ts';
import { secondsInTurn } from '../plan.ts';
import { tokenOf } from '../store/population.ts';

/** What it costs the others that customers watch their orders. */
export const watching: Measurement = {
  rows: ['13'],
  title: 'orders while customers watch theirs',
  estimate: (plan) => secondsInTurn(plan, 2),
  async run(bench) {
    const { plan, report } = bench;
    const [server, store] = [await bench.product(), await bench.store()];
    const tokens = Array.from({ length: watchers }, (_, index) =>
      tokenOf(store.users.first + index),
    );
    const watched = {
      name: `with ${watchers} who watch`,
      async measure() {
        using streams = new DisposableStack();
        streams.use(await openStreams(server.url, '/trpc/orders.watch', tokens));
        return placeOverHttp(bench, store, server);
      },
    };
    const sides = [watched, { ...(await product(bench)), name: 'with nobody' }];
    const [withWatchers, alone] = await measureInTurn(sides, plan.rounds, report.round);
    if (!withWatchers || !alone) throw new Error('A side was not measured');
    return {
      rows: [
        ratioRow(
          {
            id: '13',
            what: `orders over HTTP, ${plan.callers} callers, while ${watchers} customers watch theirs : while nobody does`,
            target: { atLeast: 0.9 },
          },
          throughputOf(withWatchers),
          throughputOf(alone),
        ),
      ],
    };
  },
};

const watchers = 100;
