import { migrateToLatest, openDatabase } from '@order-store/db';
import { startTemporaryPostgres, startTemporaryReplica } from '@order-store/embedded-postgres';
import { expect, test } from 'vitest';
import type { OrderUpdate } from '../orders/index.ts';
import type { StockLevel } from '../products/index.ts';
import { rollUpSales } from '../reports/roll-up-sales.ts';
import {
  openStream,
  serveTestApi,
  startTcpProxy,
  startWebhookReceiver,
  TestStore,
  type WebhookReceiver,
} from '../testing/index.ts';

const patience = { timeout: 120_000 };

/** A primary and its standby behind one address, which leads to the standby after {@link Pair.failOver}. */
interface Pair extends AsyncDisposable {
  readonly url: string;
  /** Ends replication when the standby has caught up: it gets nothing of what happens from now on. */
  disconnect(): Promise<void>;
  /** Stops the primary and promotes the standby. */
  failOver(): Promise<void>;
}

async function startPair(): Promise<Pair> {
  await using cleanup = new AsyncDisposableStack();
  const primary = cleanup.use(await startTemporaryPostgres());
  await migrateToLatest(primary.url);
  const standby = cleanup.use(await startTemporaryReplica(primary.url));
  const primaryAdmin = cleanup.use(openDatabase({ url: primary.url, maxOpenConnections: 1 }));
  const admin = cleanup.use(openDatabase({ url: standby.url, maxOpenConnections: 1 }));
  const toPrimary = cleanup.use(await startTcpProxy(primary.url));
  const toStandby = cleanup.use(await startTcpProxy(standby.url));
  await toStandby.goAway();
  const address = cleanup.use(await startTcpProxy([toPrimary.url, toStandby.url]));
  const rest = cleanup.move();
  return {
    url: address.url,
    async disconnect() {
      const written = await primaryAdmin.pool.query('SELECT pg_current_wal_lsn() AS at');
      const hasAll = async () =>
        (
          await admin.pool.query('SELECT pg_last_wal_replay_lsn() >= $1 AS all', [
            written.rows[0].at,
          ])
        ).rows[0].all;
      await expect.poll(hasAll, patience).toBe(true);
      await admin.pool.query(`ALTER SYSTEM SET primary_conninfo = ''`);
      await admin.pool.query('SELECT pg_reload_conf()');
      const receivers = async () =>
        (await admin.pool.query('SELECT FROM pg_stat_wal_receiver')).rowCount;
      await expect.poll(receivers, patience).toBe(0);
    },
    async failOver() {
      await toPrimary.goAway();
      await primary.close();
      await admin.pool.query('SELECT pg_promote(true)');
      await toStandby.comeBack();
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

// Failure case 45: docs/failure-cases.md
test(
  'after a failover that lost the last transactions, streams, webhooks and reports continue',
  { timeout: 600_000 },
  async () => {
    await using pair = await startPair();
    await using database = openDatabase({ url: pair.url });
    const store = await TestStore.open(database);
    await using receiver = await startWebhookReceiver();
    await using api = await serveTestApi(pair.url, { WEBHOOK_ALLOW_PRIVATE: 'on' });
    const [ada, staff] = [await store.customer(), await store.staff()];
    const mug = await store.product({ stockQuantity: 100 });
    await staff.api.webhooks.create({ url: receiver.url, events: ['order.placed'] });
    const { token } = ada;
    const watch = (lastEventId?: string) =>
      openStream<OrderUpdate>(api.url, 'orders.watch', { token, lastEventId });
    await using orders = await watch();
    const input = { ids: [mug.id] };
    await using stock = await openStream<StockLevel>(api.url, 'products.watchStock', { input });

    const kept = await ada.place([[mug, 1]]);
    await orders.count(1);
    await expect.poll(() => placedIds(receiver), patience).toEqual([kept.id]);
    await rollUpSales(database);
    await pair.disconnect();

    // Acknowledged, watched, delivered and counted, but lost.
    await Promise.all([1, 2, 3].map((quantity) => ada.place([[mug, quantity]])));
    await orders.count(4);
    await expect.poll(() => placedIds(receiver).length, patience).toBe(4);
    await rollUpSales(database);
    await pair.failOver();

    await expect.poll(() => store.stockOf(mug).catch(() => undefined), patience).toBe(99);
    await expect.poll(() => orders.ended, patience).toBe(true);
    await using resumed = await watch(orders.messages.at(-1)?.id);
    const later = await ada.place([[mug, 5]]);
    await resumed.count(1);
    expect(resumed.messages.map(({ data }) => data.order.id)).toEqual([later.id]);
    await expect.poll(() => stock.messages.at(-1)?.data.stockQuantity, patience).toBe(94);
    await expect.poll(() => placedIds(receiver), patience).toContain(later.id);
    // That a delivery succeeded may be lost as well: then it is sent again.
    expect(new Set(placedIds(receiver)).size).toBe(5);

    const { orders: counted } = await staff.api.reports.summary({});
    expect(counted).toBe(2);
    await rollUpSales(database);
    expect((await staff.api.reports.summary({})).orders).toBe(2);
    expect((await ada.api.orders.list({})).items.map(({ id }) => id)).toEqual([later.id, kept.id]);
    expect(await store.violations()).toEqual([]);
  },
);

/** The orders of the deliveries, in order of arrival. */
function placedIds({ received }: WebhookReceiver): (string | undefined)[] {
  return received.map(({ data }) => data.order?.id);
}
