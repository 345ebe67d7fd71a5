import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TestStore } from '@order-store/api/testing';
import { migrateToLatest, openDatabase, type Database } from '@order-store/db';
import { choosePostgresAccount, startTemporaryPostgres } from '@order-store/embedded-postgres';
import { startTemporaryRestore } from '@order-store/db/backup';
import { expect, test } from 'vitest';

test(
  'the commands take a backup and restore it up to a restore point, and say what is wrong',
  { timeout: 240_000 },
  async () => {
    await using folder = await folderOfPostgres();
    // A quote and a percent sign mean something to the shell and to PostgreSQL.
    const archive = join(folder.path, "it's 5% full");
    await folder.make(archive);
    const inShell = archive.replaceAll("'", `'\\''`).replaceAll('%', '%%');
    await using server = await startTemporaryPostgres({
      settings: { archive_mode: 'on', archive_command: `cp "%p" '${inShell}/%f'` },
    });
    await migrateToLatest(server.url);
    await using database = openDatabase({ url: server.url });
    const store = await TestStore.open(database);
    const [ada, mug] = [await store.customer(), await store.product({ stockQuantity: 10 })];
    await ada.place([[mug, 1]]);
    await database.pool.query(`CREATE ROLE clerk LOGIN PASSWORD 'teapot'`);
    const asClerk = new URL(server.url);
    [asClerk.username, asClerk.password] = ['clerk', 'teapot'];

    const base = join(folder.path, 'base');
    expect(await backup(asClerk.href, base)).toMatchObject({
      code: 1,
      told: expect.stringMatching(
        /^The role clerk may not take backups\. Connect as a superuser.*\n$/,
      ),
    });
    expect(await backup(server.url, base)).toMatchObject({
      code: 0,
      told: expect.stringMatching(
        /^\d+ files are in .* the archived WAL from [0-9A-F]{24} on\.\n$/,
      ),
    });
    expect(await backup(server.url, base)).toMatchObject({
      code: 1,
      told: `${base} is not empty: each backup has a folder of its own\n`,
    });

    await ada.place([[mug, 1]]);
    await database.pool.query(`SELECT pg_create_restore_point('before')`);
    await ada.place([[mug, 1]]);
    await archiveAll(database);
    expect(await restore({ backup: archive, archive, data: join(folder.path, 'no') })).toEqual({
      code: 1,
      told: `${archive} is no finished backup of npm run backup\n`,
    });
    const point = { backup: base, archive, until: { name: 'before' } };
    await using restored = await startTemporaryRestore(server.url, point, async (options) => {
      expect(await restore(options, ['--name', 'before'])).toEqual({
        code: 0,
        told: `${options.data} is ready: start PostgreSQL on it, and look in its log for the moment it has reached.\n`,
      });
    });
    await using copy = openDatabase({ url: restored.url });
    await expect.poll(() => isRecovering(copy), { timeout: 60_000 }).toBe(false);
    expect(await ordersIn(copy)).toBe(2);

    expect((await backup(restored.url, join(folder.path, 'again'))).told).toMatch(
      /^archive_mode is off: .*docs\/operations\.md/,
    );
  },
);

test('arguments that make no sense are refused with the help', async () => {
  for (const [args, problem] of [
    [['--backup', 'b'], '--backup, --archive and --data are wanted'],
    [['--backup=b', '--archive=a', '--data=d', '--name=n', '--time=t'], 'Either --time or --name'],
  ] as const) {
    const { code, told } = await run('restore.ts', args);
    expect(code).toBe(2);
    expect(told).toContain(`${problem}\n\nnpm run restore -- `);
  }
  const unset = await run('backup.ts', ['/nowhere']);
  expect(unset).toEqual({
    code: 1,
    told: 'DATABASE_URL is not set: the embedded PostgreSQL archives no WAL\n',
  });
});

interface Ended {
  readonly code: number;
  /** On both streams. */
  readonly told: string;
}

function backup(url: string, folder: string): Promise<Ended> {
  return run('backup.ts', [folder], { DATABASE_URL: url });
}

function restore(
  options: { readonly backup: string; readonly archive: string; readonly data: string },
  until: readonly string[] = [],
): Promise<Ended> {
  const { backup: from, archive, data } = options;
  return run('restore.ts', ['--backup', from, '--archive', archive, '--data', data, ...until]);
}

/** The program as `npm run` starts it, with nothing in its environment but what is given. */
function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const path = fileURLToPath(new URL(`../${program}`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [path, ...args], { env, cwd: tmpdir() }, (error, out, err) => {
      const code = error === null ? 0 : Number(error.code);
      resolve({ code, told: `${out}${err}` });
    });
  });
}

/** Ends the present WAL file and waits until it is in the archive. */
async function archiveAll({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ last: string }>(
    'SELECT pg_walfile_name(pg_switch_wal()) AS last',
  );
  const isArchived = async () => {
    const found = await pool.query<{ all: boolean }>(
      'SELECT last_archived_wal >= $1 AS all FROM pg_stat_archiver',
      [rows[0]?.last],
    );
    return found.rows[0]?.all;
  };
  await expect.poll(isArchived, { timeout: 60_000 }).toBe(true);
}

async function isRecovering({ pool }: Database): Promise<boolean | undefined> {
  const { rows } = await pool.query<{ yes: boolean }>('SELECT pg_is_in_recovery() AS yes');
  return rows[0]?.yes;
}

async function ordersIn({ pool }: Database): Promise<number | undefined> {
  const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int FROM orders');
  return rows[0]?.count;
}

/** Folders that PostgreSQL's account may write to. */
async function folderOfPostgres() {
  const account = await choosePostgresAccount();
  const path = await mkdtemp(join(tmpdir(), 'order-store-backup-'));
  const open = async (folder: string) => {
    if (account !== undefined) await chown(folder, account.uid, account.gid);
    await chmod(folder, 0o755);
  };
  await open(path);
  return {
    path,
    async make(folder: string) {
      await mkdir(folder);
      await open(folder);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
