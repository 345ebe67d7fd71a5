import { open, rename, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { DatabaseServerError } from './database-server.ts';
import { openToAppend } from './open-to-append.ts';
import { findPostmaster, type Postmaster, removeStalePidFile } from './postmaster.ts';
import { lastLines, runAs } from './run-as-user.ts';
import { choosePort, findFreePort, writeSettings } from './server-settings.ts';

export interface RunningPostmaster extends Postmaster {
  readonly port: number;
  /** False if it was already running. */
  readonly startedNow: boolean;
}

/**
 * Returns the server of the cluster and starts it if it is not running. Waits for one that is starting, recovering or
 * stopping.
 *
 * @throws {DatabaseServerError} with the end of PostgreSQL's log when it does not start.
 */
export async function startCluster(cluster: Cluster): Promise<RunningPostmaster> {
  let startedNow = false;
  for (;;) {
    const postmaster = await findPostmaster(cluster.home.data, cluster.account);
    if (postmaster === undefined) {
      await start(cluster);
      startedNow = true;
    } else if (postmaster.isReady && postmaster.port !== undefined) {
      return { ...postmaster, port: postmaster.port, startedNow };
    } else {
      await sleep(50);
    }
  }
}

/** Log messages of transient errors, after which to try again. */
const transientErrors = [
  {
    message: 'Address already in use',
    // Another program took the port after it was checked.
    wait: async ({ home, settings }: Cluster) =>
      writeSettings(home, await findFreePort(), settings),
  },
  {
    // The server was just killed, and its child processes have not ended yet.
    message: 'pre-existing shared memory block',
    wait: () => sleep(200),
  },
  {
    // A start by a process that was then killed is still in progress.
    message: 'lock file "postmaster.pid" already exists',
    wait: () => sleep(200),
  },
];
const attempts = 50;

async function start(cluster: Cluster): Promise<void> {
  const { home, account, binaries, settings } = cluster;
  await prepareLog(cluster);
  await writeSettings(home, await choosePort(home), settings);
  const args = [
    'start',
    `--pgdata=${home.data}`,
    `--log=${home.log}`,
    '--wait',
    // Crash recovery can take long.
    '--timeout=600',
    '--silent',
  ];
  for (let attempt = 1; ; attempt++) {
    await removeStalePidFile(home.data, account);
    const { size } = await stat(home.log);
    const { succeeded, output } = await runAs(account, binaries.pgCtl, args);
    if (succeeded) return;

    const log = await readFrom(home.log, size);
    const transientError = transientErrors.find(({ message }) => log.includes(message));
    if (transientError === undefined || attempt === attempts)
      throw didNotStart(cluster, output, log);
    if (await findPostmaster(home.data, account)) return;
    await transientError.wait(cluster);
  }
}

function didNotStart({ home }: Cluster, output: string, log: string): DatabaseServerError {
  return new DatabaseServerError(
    `The embedded PostgreSQL did not start. ${lastLines(output)}\nIts log, ${home.log}, ends with:\n${lastLines(log)}`,
  );
}

const logSizeLimit = 10_000_000;

/** PostgreSQL's account can write the log file, but not its folder. */
async function prepareLog({ home, account }: Cluster): Promise<void> {
  const size = await stat(home.log).then(
    (log) => log.size,
    () => 0,
  );
  if (size > logSizeLimit) await rename(home.log, `${home.log}.old`);
  // Not `using`: under Jest on Node 20 and 22, files lack the symbol that it calls.
  const log = await openToAppend(home.log);
  try {
    if (account !== undefined) await log.chown(account.uid, account.gid);
  } finally {
    await log.close();
  }
}

async function readFrom(path: string, position: number): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(Math.max(size - position, 0)),
      position,
    });
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
