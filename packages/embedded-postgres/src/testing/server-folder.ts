import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll } from 'vitest';
import { openDatabaseServer } from '../index.ts';
import { choosePostgresAccount } from '../run-as-user.ts';
import { findPostmaster, type Postmaster } from '../postmaster.ts';

/** A data directory for one test. Disposing of it stops its server and deletes it. */
interface ServerFolder extends AsyncDisposable {
  readonly dataDirectory: string;
  /** `dataDirectory/postgres/…` */
  within(name: string): string;
  /** The server running in it. */
  postmaster(): Promise<Postmaster | undefined>;
}

export async function makeServerFolder(name = 'data'): Promise<ServerFolder> {
  const root = await mkdtemp(join(tmpdir(), 'order-store-server-test-'));
  await chmod(root, 0o755);
  const dataDirectory = join(root, name);
  const within = (file: string) => join(dataDirectory, 'postgres', file);
  const postmaster = async () =>
    findPostmaster(within('data'), await choosePostgresAccount(within('data')));
  return {
    dataDirectory,
    within,
    postmaster,
    [Symbol.asyncDispose]: async () => {
      const running = await postmaster();
      if (running !== undefined) process.kill(running.pid, 'SIGQUIT');
      const elsewhere = await readlink(join(dataDirectory, 'postgres')).catch(() => undefined);
      for (const folder of [root, ...(elsewhere === undefined ? [] : [elsewhere])]) {
        await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      }
    },
  };
}

/** A data directory with an existing database, copied from one per test file, to save the time of initdb. */
export async function makeUsedServerFolder(): Promise<ServerFolder> {
  const folder = await makeServerFolder();
  template ??= makeTemplate();
  // Preserves file owners.
  await promisify(execFile)('cp', ['-a', (await template).dataDirectory, folder.dataDirectory]);
  return folder;
}

let template: Promise<ServerFolder> | undefined;

async function makeTemplate(): Promise<ServerFolder> {
  const folder = await makeServerFolder();
  await (await openDatabaseServer(folder)).close();
  return folder;
}

afterAll(async () => (await template)?.[Symbol.asyncDispose]());

/** Returns the first row. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

export function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** A process that has ended and whose pid may have been reused. */
export const deadProcess = { pid: 2 ** 22 + 1, startedAt: 'long ago' };
