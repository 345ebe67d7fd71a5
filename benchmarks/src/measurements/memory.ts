import { medianOf, type MeasuredSide, type Measurement, type Row } from '../measurement.ts';
import { placePath } from '../place-orders.ts';
import { apiModule } from '../processes/server-process.ts';
import { sampleMemory, type MemorySample } from '../processes/sample-memory.ts';
import type { Plot } from '../report/plot.ts';
import { thousands } from '../report/reporter.ts';

/** Resident set size of the API while it places many orders, from its start. */
export const memory: Measurement = {
  rows: ['9', '9b'],
  title: 'memory',
  onDemand: true,
  estimate: ({ memoryOrders }) => memoryOrders / 2000,
  async run(bench) {
    const { plan, report } = bench;
    const store = await bench.store();
    await using server = await bench.startServer(apiModule, store);
    report.say(`  placing ${thousands(plan.memoryOrders)} orders`);
    const bar = report.bar('placing', plan.memoryOrders);
    const memorySamples = sampleMemory(server.metricsUrl);
    const result = await bench
      .load(
        {
          url: server.url,
          requests: {
            kind: 'orders',
            path: placePath,
            users: store.users,
            products: store.products,
            lines: plan.lines,
          },
          pace: { callers },
          warmUpSeconds: 0,
          until: { responses: plan.memoryOrders },
        },
        (done) => {
          bar.show(done);
          memorySamples.take(done);
        },
      )
      .finally(() => bar.end());
    const samples = await memorySamples.end(result.responses);
    report.round(1, 'orders.place', result);

    return { rows: rowsOf(samples, plan.memoryOrders), plots: [plotOf(samples)] };
  },
};

/** Enough to saturate the API. */
const callers = 64;

function rowsOf(samples: readonly MemorySample[], orders: number): readonly Row[] {
  const highest = Math.max(...samples.map(({ mebibytes }) => mebibytes));
  const second = quarter(samples, 2);
  const fourth = quarter(samples, 4);
  return [
    {
      id: '9',
      what: `memory of the API while it places ${thousands(orders)} orders`,
      sides: [
        { name: 'highest', unit: 'MiB', median: highest, rounds: [highest] },
        { name: 'last quarter', ...fourth },
      ],
      figure: highest,
      unit: 'MiB',
      target: { atMost: 200 },
      note: 'highest resident set size, sampled every second from the start',
    },
    {
      id: '9b',
      what: 'memory, last quarter of those orders : second quarter',
      sides: [
        { name: 'last quarter', ...fourth },
        { name: 'second quarter', ...second },
      ],
      figure: fourth.median / second.median,
      unit: '',
      target: { atMost: 1.1 },
      note: 'about 1 if memory does not grow',
    },
  ];
}

function plotOf(samples: readonly MemorySample[]): Plot {
  return {
    kind: 'lines',
    file: 'memory',
    title: 'Memory of the API',
    subtitle: `${callers} callers over HTTP, one process`,
    x: { label: 'orders placed, in thousands', scale: 'linear' },
    y: { label: 'resident set size, MiB', scale: 'linear' },
    series: [
      {
        name: 'orders.place',
        points: samples.map(({ done, mebibytes }) => [done / 1000, mebibytes] as const),
      },
    ],
  };
}

/** The samples of a quarter of the orders, 1 to 4. */
function quarter(samples: readonly MemorySample[], number: number): Omit<MeasuredSide, 'name'> {
  const all = samples.at(-1)?.done ?? 0;
  const values = samples
    .filter(({ done }) => done > ((number - 1) * all) / 4 && done <= (number * all) / 4)
    .map(({ mebibytes }) => mebibytes);
  return { unit: 'MiB', median: medianOf(values), rounds: [] };
}
