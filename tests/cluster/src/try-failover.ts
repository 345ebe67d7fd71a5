import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, verifyInvariants } from '@order-store/db';
import { createClient, type StoreClient } from '@order-store/sdk';
import { checkAcrossNodes } from './check-across-nodes.ts';
import { longestOutage, placeUnderLoad, type Acknowledged } from './place-under-load.ts';
import { startCluster, type Cluster } from './start-cluster.ts';

/**
 * Starts a cluster, checks that its nodes behave as one, kills the primary under load (PostgreSQL alone, then together
 * with Patroni), and verifies that every acknowledged order exists exactly once and that the invariants hold.
 *
 * @returns whether there were no problems.
 */
export async function tryFailover(report: (line: string) => void): Promise<boolean> {
  await using cluster = await startCluster((line) => report(`Starting ${line}`));
  report(`The cluster is listening at ${cluster.url}`);
  const problems: string[] = [];

  for (const { rule, holds } of await checkAcrossNodes(cluster)) {
    report(`${holds ? 'ok    ' : 'FAILED'} ${rule}`);
    if (!holds) problems.push(rule);
  }

  const client = await signIn(cluster);
  const products = await createProducts(client);
  const load = placeUnderLoad(client, products, 16);
  for (const what of ['postgres', 'machine'] as const) {
    await untilMore(load.acknowledged, 300);
    const primary = await cluster.findPrimary();
    const killed = performance.now();
    await cluster.crash(primary, what);
    report(`Killed the primary, ${primary.name}: ${crashes[what]}`);
    await untilMore(load.acknowledged, 300);
    const successor = await cluster.findPrimary();
    const outage = longestOutage(load.acknowledged, killed - 1000) / 1000;
    report(
      `${successor.name} is the primary; ${outage.toFixed(1)} s without an acknowledged order`,
    );
    await cluster.revive(primary);
    report(`${primary.name} rejoined as a standby`);
  }
  await untilMore(load.acknowledged, 300);
  await load.stop();

  report(`${load.acknowledged.length} orders acknowledged, ${load.failures.length} calls failed`);
  problems.push(...load.failures.map(String), ...(await verifyOrders(cluster, load.acknowledged)));
  for (const problem of problems) report(`FAILED ${problem}`);
  if (problems.length === 0)
    report('Every acknowledged order exists exactly once; the invariants hold');
  return problems.length === 0;
}

const crashes = {
  postgres: 'PostgreSQL alone',
  machine: 'PostgreSQL and Patroni, like the loss of a machine',
} as const;

/** Returns a client whose retries outlast a failover. */
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
    if (performance.now() > end) throw new Error('No orders are acknowledged');
    await sleep(100);
  }
}

/** Returns descriptions of problems. */
async function verifyOrders(
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
    ...lost.map(({ orderId }) => `order ${orderId} was acknowledged, but is lost`),
    ...violations.map((violation) => JSON.stringify(violation)),
  ];
}
