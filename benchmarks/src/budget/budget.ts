import { fileURLToPath } from 'node:url';
import type { Bench } from '../bench-context.ts';
import { callProcedure } from '../load/call-procedure.ts';
import { placePath } from '../place-orders.ts';
import { apiModule } from '../processes/server-process.ts';
import { formatRows } from '../report/write-readme.ts';
import { tokenOf } from '../store/population.ts';
import { measureCosts, type Call, type Costs } from './measure-costs.ts';
import { parts } from './parts.ts';

/** Prints a Markdown table of the CPU time of a call in each part of the system, in microseconds. */
export async function printBudget(bench: Bench): Promise<void> {
  const costs = await measureCosts(bench, await callsOf(bench), fileURLToPath(profileFolder));
  bench.report.say(`\n${tableOf(costs).join('\n')}\n`);
}

const profileFolder = new URL('../../results/partial/budget/', import.meta.url);

async function callsOf(bench: Bench): Promise<Call[]> {
  const { plan } = bench;
  const store = await bench.store();
  const token = tokenOf(store.users.first);
  const items = Array.from({ length: plan.lines }, (_, index) => ({
    productId: `${store.products.first + index}`,
    quantity: 1,
  }));
  await using server = await bench.startServer(apiModule, store);
  const { id } = await callProcedure<{ id: string }>({ url: server.url, token }, placePath, {
    items,
  });
  const getPath = `/trpc/orders.get?input=${encodeURIComponent(JSON.stringify({ id }))}`;
  const calls = plan.budgetCalls;
  return [
    {
      name: `orders.place, ${plan.lines} lines`,
      requests: {
        kind: 'orders',
        path: placePath,
        lines: plan.lines,
        users: store.users,
        products: store.products,
      },
      calls,
    },
    { name: 'orders.get', requests: { kind: 'same', path: getPath, token }, calls: 2 * calls },
    {
      name: 'products.list',
      requests: { kind: 'same', path: '/trpc/products.list', token },
      calls: 2 * calls,
    },
  ];
}

function tableOf(costs: readonly Costs[]): string[] {
  const row = (name: string, value: (costs: Costs) => number, digits = 0) => [
    name,
    ...costs.map((each) => format(value(each), digits)),
  ];
  const api = (each: Costs) =>
    [...each.parts.values()].reduce((sum, time) => sum + time, each.threads);
  return formatRows([
    ['CPU time per call, µs', ...costs.map(({ name }) => name)],
    ...parts.map((part) => row(part, (each) => each.parts.get(part) ?? 0)),
    row('other threads', ({ threads }) => threads),
    row('**API**', api),
    row('connections', ({ connections }) => connections),
    row('other processes', ({ otherProcesses }) => otherProcesses),
    row('**PostgreSQL**', (each) => each.connections + each.otherProcesses),
    row('load generator', ({ generator }) => generator),
    row('WAL, bytes', ({ walBytes }) => walBytes),
    row('full page images', ({ fullPageImages }) => fullPageImages, 2),
    row('orders per batch', ({ callsPerBatch }) => callsPerBatch, 1),
  ]);
}

function format(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}
