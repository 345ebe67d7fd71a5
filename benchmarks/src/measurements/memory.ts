import { medianOf, type MeasuredSide, type Measurement } from '../measurement.ts';
import { ordersOf } from '../place-orders.ts';
import { productModule } from '../processes/server-process.ts';
import { watchMemory, type MemorySample } from '../processes/watch-memory.ts';
import { thousands } from '../report/reporter.ts';

/** What the API takes while it places a million orders, looked at from its start on. */
export const memory: Measurement = {
  rows: ['9', '9b'],
  title: 'memory',
  estimate: ({ memoryOrders }) => memoryOrders / 2000,
  async run(bench) {
    const { plan, report } = bench;
    const store = await bench.store();
    await using server = await bench.startServer(productModule, store);
    report.say(`  placing ${thousands(plan.memoryOrders)} orders`);
    const bar = report.bar('placing', plan.memoryOrders);
    const memoryWatch = watchMemory(server.url);
    const result = await bench
      .load(
        {
          url: server.url,
          requests: ordersOf(store, { products: store.products, lines: plan.lines }),
          pace: { callers },
          warmUpSeconds: 0,
          until: { answers: plan.memoryOrders },
        },
        (done) => {
          bar.show(done);
          memoryWatch.reached(done);
        },
      )
      .finally(() => bar.end());
    const samples = await memoryWatch.end(result.answers);
    report.round(1, 'orders.place', result);

    const most = Math.max(...samples.map(({ mebibytes }) => mebibytes));
    const second = quarter(samples, 2);
    const fourth = quarter(samples, 4);
    return {
      rows: [
        {
          id: '9',
          what: `memory of the API while ${thousands(plan.memoryOrders)} orders are placed`,
          sides: [
            { name: 'the most', unit: 'MiB', median: most, rounds: [most] },
            { name: 'the last quarter', ...fourth },
          ],
          figure: most,
          unit: 'MiB',
          target: { atMost: 200 },
          note: 'resident, sampled each second from the start on; the figure is the most that was seen',
        },
        {
          id: '9b',
          what: 'memory, the last quarter of those orders : the second',
          sides: [
            { name: 'the last quarter', ...fourth },
            { name: 'the second quarter', ...second },
          ],
          figure: fourth.median / second.median,
          unit: '',
          target: { atMost: 1.1 },
          note: 'flat, if it is about 1',
        },
      ],
      plots: [
        {
          kind: 'lines',
          file: 'memory',
          title: 'Memory of the API',
          subtitle: `${callers} callers over HTTP, one process`,
          x: { label: 'orders placed, in thousands', scale: 'linear' },
          y: { label: 'resident size, MiB', scale: 'linear' },
          series: [
            {
              name: 'orders.place',
              points: samples.map(({ done, mebibytes }) => [done / 1000, mebibytes] as const),
            },
          ],
        },
      ],
    };
  },
};

/** As many as it takes to keep it busy. */
const callers = 64;

/** The samples of one of four parts of the orders, 1 to 4. */
function quarter(samples: readonly MemorySample[], number: number): Omit<MeasuredSide, 'name'> {
  const all = samples.at(-1)?.done ?? 0;
  const values = samples
    .filter(({ done }) => done > ((number - 1) * all) / 4 && done <= (number * all) / 4)
    .map(({ mebibytes }) => mebibytes);
  return { unit: 'MiB', median: medianOf(values), rounds: [] };
}
