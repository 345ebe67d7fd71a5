import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, verifyInvariants } from '@order-store/db';
import { createClient, type StoreClient } from '@order-store/sdk';
import { checkAcrossNodes } from './check-across-nodes.ts';
import { longestSilence, placeUnderLoad, type Acknowledged } from './place-under-load.ts';
import { startCluster, type Cluster } from './start-cluster.ts';

/**
 * Brings up a whole cluster on this machine, tries that its nodes act as one, then kills the primary under
 * load, once PostgreSQL alone and once with its Patroni, and proves at the end that every acknowledged order
 * is there exactly once and that the invariants hold.
 *
 * @returns whether everything held.
 */
export async function tryFailover(report: (line: string) => void): Promise<boolean> {
  await using cluster = await startCluster((line) => report(`Starting ${line}`));
  report(`The cluster serves at ${cluster.url}`);
  const problems: string[] = [];

  for (const { what, holds } of await checkAcrossNodes(cluster)) {
    report(`${holds ? 'ok ' : 'NOT'} ${what}`);
    if (!holds) problems.push(what);
  }

  const client = await signIn(cluster);
  const products = await createProducts(client);
  const load = placeUnderLoad(client, products, 16);
  for (const what of ['postgres', 'machine'] as const) {
    await untilMore(load.acknowledged, 300);
    const primary = await cluster.findPrimary();
    const killed = performance.now();
    await cluster.crash(primary, what);
    report(`Killed the primary, ${primary.name}: ${inWords[what]}`);
    await untilMore(load.acknowledged, 300);
    const successor = await cluster.findPrimary();
    const silence = longestSilence(load.acknowledged, killed - 1000) / 1000;
    report(`Orders go on with ${successor.name}; without an answer for ${silence.toFixed(1)} s`);
    await cluster.revive(primary);
    report(`${primary.name} is back as a standby`);
  }
  await untilMore(load.acknowledged, 300);
  await load.stop();

  report(`${load.acknowledged.length} orders acknowledged, ${load.failures.length} calls failed`);
  problems.push(...load.failures.map(String), ...(await proveOrders(cluster, load.acknowledged)));
  for (const problem of problems) report(`NOT ${problem}`);
  if (problems.length === 0) report('Every acknowledged order is there once; the invariants hold');
  return problems.length === 0;
}

const inWords = {
  postgres: 'PostgreSQL alone, which Patroni notices',
  machine: 'PostgreSQL and Patroni, as when the machine is gone',
} as const;

/** A client that waits for a failover rather than giving up. */
async function signIn({ url, staff }: Cluster): Promise<StoreClient> {
  const { token } = await createClient({ url }).auth.signIn.mutate(staff);
  return createClient({ url, token, maxRetries: 200, timeoutMs: 5000, deadlineMs: 120_000 });
}

async function createProducts(client: StoreClient): Promise<string[]> {
  const products = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      client.products.create.mutate({
        sku: `FAILOVER-${index}`,
        name: `Mug ${index}`,
        price: '5.00',
        stockQuantity: 1_000_000,
      }),
    ),
  );
  return products.map(({ id }) => id);
}

async function untilMore(acknowledged: readonly Acknowledged[], more: number): Promise<void> {
  const wanted = acknowledged.length + more;
  const end = performance.now() + 180_000;
  while (acknowledged.length < wanted) {
    if (performance.now() > end) throw new Error('No orders are acknowledged any more');
    await sleep(100);
  }
}

/** What is wrong with the orders that were acknowledged: nothing, if all is well. */
async function proveOrders(
  { databaseUrl }: Cluster,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  await using database = openDatabase({ url: databaseUrl, statementTimeoutMs: 0 });
  const { rows } = await database.pool.query<{ key: string; id: string }>(
    `SELECT key, order_id AS id FROM idempotency_keys JOIN orders ON orders.id = order_id`,
  );
  const stored = new Map(rows.map(({ key, id }) => [key, id]));
  const lost = acknowledged.filter(({ key, orderId }) => stored.get(key) !== orderId);
  const violations = await verifyInvariants(database.pool);
  return [
    ...lost.map(({ orderId }) => `order ${orderId} was acknowledged and is not there`),
    ...violations.map((violation) => JSON.stringify(violation)),
  ];
}
