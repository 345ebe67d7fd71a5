import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateToLatest, openDatabase, renumberRestoredEvents } from '@order-store/db';
import { startTemporaryRestore, takeBaseBackup } from '@order-store/db/backup';
import { choosePostgresAccount, startTemporaryPostgres } from '@order-store/embedded-postgres';
import { expect, test } from 'vitest';
import { feedDeliveries } from '../webhooks/feed-deliveries.ts';
import { TestStore } from '../testing/index.ts';

test(
  'a store is restored to a moment before a mistake: its orders up to then, no later one, and it goes on',
  { timeout: 240_000 },
  async () => {
    await using folder = await folderOfPostgres();
    const archive = folder.path;
    await using server = await startTemporaryPostgres({
      settings: {
        archive_mode: 'on',
        archive_command: `test ! -f "${archive}/%f" && cp "%p" "${archive}/%f.part" && mv "${archive}/%f.part" "${archive}/%f"`,
        full_page_writes: 'on',
      },
    });
    await migrateToLatest(server.url);
    await using database = openDatabase({ url: server.url });
    const store = await TestStore.open(database);
    const [ada, mug] = [await store.customer(), await store.product({ stockQuantity: 1000 })];
    const place = async (count: number) => {
      for (let order = 0; order < count; order++) await ada.place([[mug, 1]], `key-${order}`);
    };
    const order = async (key: string) => (await ada.place([[mug, 1]], key)).orderNumber;

    const kept = [await order('before the backup')];
    const backup = join(archive, 'base');
    // Orders go on while the files are copied.
    const [{ files }] = await Promise.all([takeBaseBackup(server.url, backup), place(50)]);
    expect(files).toBeGreaterThan(500);
    kept.push(await order('after the backup'));
    await database.pool.query(`SELECT pg_create_restore_point('before the mistake')`);
    const { rows: moments } = await database.pool.query(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US"Z"') AS at`,
    );

    const lost = await order('after the moment');
    await database.pool.query('TRUNCATE order_items CASCADE');
    await archiveAll(database);

    for (const until of [{ name: 'before the mistake' }, { time: String(moments[0]?.at) }]) {
      await using restored = await startTemporaryRestore(server.url, { backup, archive, until });
      await using copy = openDatabase({ url: restored.url });
      const recovering = async () =>
        (await copy.pool.query('SELECT pg_is_in_recovery() AS yes')).rows[0].yes;
      await expect.poll(recovering, { timeout: 60_000 }).toBe(false);

      const again = await TestStore.open(copy);
      const owner = again.as(ada.token);
      const numbers = await copy.pool.query('SELECT order_number FROM orders');
      const found = numbers.rows.map(({ order_number }) => order_number);
      expect(found).toEqual(expect.arrayContaining(kept));
      expect(found).not.toContain(lost);
      expect(found).toHaveLength(kept.length + 50);
      expect(await again.violations()).toEqual([]);
      // The transaction ids are the server's own, unlike after a logical restore: nothing is numbered anew.
      expect(await renumberRestoredEvents(copy.pool)).toBe(0);

      // A repeat with a key from before is that order; what was lost is placed as a new one, and is told of.
      const items = [{ productId: mug.id, quantity: 1 }];
      const repeat = await owner.orders.place({ items, idempotencyKey: 'after the backup' });
      expect(repeat.orderNumber).toBe(kept[1]);
      const anew = await owner.orders.place({ items, idempotencyKey: 'after the moment' });
      expect(found).not.toContain(anew.orderNumber);
      await (await again.staff()).api.webhooks.create({ url: 'http://127.0.0.1:9/hook' });
      await feedDeliveries(copy);
      await owner.orders.place({ items });
      expect((await feedDeliveries(copy)).created).toBe(1);
      expect(await again.violations()).toEqual([]);
    }
  },
);

test('a backup that could not be restored is refused, and so is a moment that is none', async () => {
  await using server = await startTemporaryPostgres();
  await expect(takeBaseBackup(server.url, '/nowhere')).rejects.toThrow('archive_mode is off');
  const restore = { backup: '/b', archive: '/a', until: { time: 'yesterday' } };
  await expect(startTemporaryRestore(server.url, restore)).rejects.toThrow(
    'yesterday is no moment such as 2026-11-23T08:15:00Z',
  );
});

/** Ends the present WAL file and waits until it is in the archive. */
async function archiveAll({ pool }: TestStore['database']): Promise<void> {
  const { rows } = await pool.query('SELECT pg_walfile_name(pg_switch_wal()) AS last');
  const archived = async () =>
    (
      await pool.query('SELECT last_archived_wal >= $1 AS all FROM pg_stat_archiver', [
        rows[0].last,
      ])
    ).rows[0].all;
  await expect.poll(archived, { timeout: 60_000 }).toBe(true);
}

/** A folder for PostgreSQL's account to write to. */
async function folderOfPostgres(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'order-store-archive-'));
  const account = await choosePostgresAccount();
  if (account !== undefined) await chown(path, account.uid, account.gid);
  await chmod(path, 0o755);
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
