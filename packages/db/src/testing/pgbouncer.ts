import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { choosePostgresAccount, findFreePort } from '@order-store/embedded-postgres';

/** The path of the program; undefined if it is not installed. */
export const pgbouncerProgram = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) =>
  existsSync(path),
);

/** A PgBouncer in transaction mode, stopped at the end of the scope. */
export interface PgBouncer extends AsyncDisposable {
  /** Leads to the same database as the URL it was started for. */
  readonly url: string;
}

/** Starts a PgBouncer in front of a database. `settings` are lines for its section [pgbouncer]. */
export async function startPgBouncer(
  databaseUrl: string,
  settings: readonly string[] = [],
): Promise<PgBouncer> {
  if (pgbouncerProgram === undefined) throw new Error('PgBouncer is not installed');
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const account = await choosePostgresAccount();
  const folder = await mkdtemp(join(tmpdir(), 'order-store-pgbouncer-'));
  await chmod(folder, 0o755);
  const listenPort = await findFreePort();
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    [
      '[databases]',
      `* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${listenPort}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      ...settings,
    ].join('\n'),
  );
  const child = spawn(pgbouncerProgram, [file], {
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (data) => {
      output += String(data);
      if (output.includes('process up')) resolve();
    });
    child.once('exit', () => reject(new Error(`PgBouncer did not start:\n${output}`)));
  });
  return {
    url: `postgres://any@127.0.0.1:${listenPort}${pathname}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
