import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startTestApi, type TestApi } from '@order-store/api/testing';
import { expect, onTestFinished, test } from 'vitest';

test('ten concurrent workers never process an order twice, and stop after their current order', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const orders = await place(api, 60);
  const workers = Array.from({ length: 10 }, (_, n) => startWorker(api.url, token, `worker ${n}`));

  await expect.poll(() => statusCount(api, 'shipped'), { timeout: 50_000 }).toBe(orders.length);
  const exits = await Promise.all(workers.map((worker) => worker.end('SIGTERM')));

  expect(exits).toEqual(workers.map(() => 0));
  const packed = workers.flatMap(({ lines }) => lines.filter((line) => line.startsWith('packing')));
  expect(packed).toHaveLength(orders.length);
  expect(new Set(packed).size).toBe(orders.length);
  expect(
    workers.flatMap(({ lines }) => lines).filter((line) => line.startsWith('skipped')),
  ).toEqual([]);
  expect(await api.store.count('order_events')).toBe(3 * orders.length);
  expect(await api.store.count('order_claims')).toBe(0);
  expect(await api.store.violations()).toEqual([]);
});

test('another worker takes the order of a killed worker when its lease ends', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.staff();
  const [order] = await place(api, 1);
  const killed = startWorker(api.url, token, 'killed', 3, 'forever');
  await expect.poll(() => killed.lines, { timeout: 20_000 }).toEqual([`packing ${order}`]);
  await killed.end('SIGKILL');
  expect(await api.store.count('order_claims')).toBe(1);

  const successor = startWorker(api.url, token, 'successor', 3);
  await expect.poll(() => statusCount(api, 'shipped'), { timeout: 20_000 }).toBe(1);
  await successor.end('SIGTERM');
  expect(successor.lines).toEqual([`packing ${order}`, `shipped ${order}`]);
});

test('an idle worker ships an order that was confirmed and abandoned', async () => {
  await using api = await startTestApi();
  const staff = await api.store.staff();
  await place(api, 1);
  const claimed = await staff.api.orders.claimNext();
  await staff.api.orders.confirm({ id: claimed?.id ?? '' });

  const worker = startWorker(api.url, staff.token, 'successor', 1);
  await expect.poll(() => statusCount(api, 'shipped'), { timeout: 20_000 }).toBe(1);
  expect(await worker.end('SIGTERM')).toBe(0);
});

async function place(api: TestApi, count: number): Promise<string[]> {
  const mug = await api.store.product({ stockQuantity: 1000 });
  const ada = await api.store.customer();
  const orders = await Promise.all(Array.from({ length: count }, () => ada.place([[mug, 1]])));
  return orders.map(({ orderNumber }) => orderNumber);
}

async function statusCount({ database }: TestApi, status: string): Promise<number> {
  const { rows } = await database.pool.query(
    'SELECT count(*)::int AS count FROM orders WHERE status = $1',
    [status],
  );
  return rows[0].count;
}

interface Worker {
  readonly lines: string[];
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

function startWorker(
  url: string,
  token: string,
  name: string,
  leaseSeconds = 60,
  packing = 'immediate',
): Worker {
  const program = fileURLToPath(new URL('testing/worker-process.ts', import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    [program, url, token, name, String(leaseSeconds), packing],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  if (child.stdout) createInterface(child.stdout).on('line', (line) => lines.push(line));
  return {
    lines,
    async end(signal) {
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
