import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { openStream, startWebhookReceiver, TestStore } from '@order-store/api/testing';
import { startApiProcess } from '@order-store/api/testing/processes';
import { expect, test } from 'vitest';
import {
  inThisFolder,
  missingPackages,
  startDebianCluster,
  type DebianCluster,
} from './debian-cluster.ts';

test(
  'restores the store to a moment before a mistake, and events continue',
  { timeout: 300_000 },
  async ({ skip }) => {
    if (missingPackages !== undefined) skip(missingPackages);
    await using cluster = await startDebianCluster();
    await using receiver = await startWebhookReceiver();
    await pgbackrest(cluster, 'stanza-create');
    await pgbackrest(cluster, 'check');

    const before = await useStore(cluster, async ({ store, watch }) => {
      const [ada, staff] = [await store.customer(), await store.staff()];
      const mug = await store.product({ stockQuantity: 100 });
      await staff.api.webhooks.create({ url: receiver.url, events: ['order.placed'] });
      const place = () => ada.place([[mug, 1]]);
      const kept = [await place()];
      await pgbackrest(cluster, '--type=full', 'backup');
      // pgBackRest restores only to a moment in a later second than the backup's end.
      await sleep(1000 - (Date.now() % 1000));
      kept.push(await place());
      const moment = await momentOf(store);

      await using stream = await watch(staff.token);
      // More than the 32 values that PostgreSQL reserves of a sequence at once: only then are ids used again.
      const lost = await Promise.all(Array.from({ length: 40 }, place));
      await Promise.all(kept.map(({ id }) => staff.api.orders.cancel({ id })));
      await store.database.pool.query('TRUNCATE order_items CASCADE');
      await stream.count(lost.length + kept.length);
      await expect.poll(() => receiver.received).toHaveLength(lost.length + kept.length);
      await store.database.pool.query('SELECT pg_switch_wal()');
      return { ada, staff, mug, kept, lost, moment, lastEventId: stream.messages.at(-1)?.id };
    });

    await cluster.control('stop');
    await cluster.emptyData();
    const target = ['--type=time', `--target=${before.moment}`, '--target-action=promote'];
    await pgbackrest(cluster, ...target, 'restore');
    await cluster.control('start');
    await recovered(cluster);
    await cluster.run(
      'psql',
      '--dbname=order_store',
      `--file=${inThisFolder('after-restore.sql')}`,
    );

    await useStore(cluster, async ({ store, watch }) => {
      const { ada, staff, mug, kept, lost, lastEventId } = before;
      expect(await store.violations()).toEqual([]);
      expect(await store.stockOf(mug)).toBe(98);
      const { items } = await store.as(ada.token).orders.list({});
      expect(items.map(({ orderNumber, status }) => [orderNumber, status])).toEqual(
        kept.toReversed().map(({ orderNumber }) => [orderNumber, 'pending']),
      );

      await using stream = await watch(staff.token, lastEventId);
      const line = [{ productId: mug.id, quantity: 1 }];
      const next = await store.as(ada.token).orders.place({ items: line });
      await stream.count(1);
      expect(stream.messages.map(({ data }) => data.order.id)).toEqual([next.id]);
      await expect.poll(() => receiver.received.at(-1)?.data.order?.id).toBe(next.id);
      // The new message and the new order do not have the ids of lost ones.
      const messageIds = receiver.received.map(({ headers }) => headers['webhook-id']);
      expect(messageIds.filter((id) => id === messageIds.at(-1))).toHaveLength(1);
      expect(lost.map(({ id }) => id)).not.toContain(next.id);
      expect(await store.violations()).toEqual([]);
    });
  },
);

function pgbackrest(cluster: DebianCluster, ...args: readonly string[]): Promise<string> {
  return cluster.run('pgbackrest', '--stanza=order-store', ...args);
}

/** Runs `use` while an API process serves the store, which it migrates and whose webhooks it delivers. */
async function useStore<T>(
  { url }: DebianCluster,
  use: (serving: Serving) => Promise<T>,
): Promise<T> {
  await using api = await startApiProcess(url, { WEBHOOK_ALLOW_PRIVATE: 'on' });
  await using database = openDatabase({ url });
  return await use({
    store: await TestStore.open(database),
    watch: (token, lastEventId) => openStream(api.url, 'orders.watch', { token, lastEventId }),
  });
}

interface Serving {
  readonly store: TestStore;
  readonly watch: (
    token: string,
    lastEventId?: string,
  ) => ReturnType<typeof openStream<{ readonly order: { readonly id: string } }>>;
}

async function momentOf({ database }: TestStore): Promise<string> {
  const { rows } = await database.pool.query<{ moment: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US+00') AS moment`,
  );
  return rows[0]?.moment ?? '';
}

async function recovered(cluster: DebianCluster): Promise<void> {
  const inRecovery = () =>
    cluster.run('psql', '--dbname=order_store', '-At', '--command=SELECT pg_is_in_recovery()');
  await expect.poll(inRecovery, { timeout: 60_000, interval: 500 }).toBe('f\n');
}
