import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { DatabaseServerError } from './database-server.ts';
import { findPostmaster } from './postmaster.ts';
import { isRunning, type ProcessIdentity } from './process-identity.ts';
import { lastLines, runAs } from './run-as-user.ts';

/**
 * Stops the cluster's server if it is running, and waits until it has ended.
 *
 * @param mode `fast` rolls back running transactions and writes a checkpoint; `immediate` is for data to be deleted.
 * @returns whether it was running.
 * @throws {DatabaseServerError} when it does not stop.
 */
export async function stopCluster(cluster: Cluster, mode: 'fast' | 'immediate'): Promise<boolean> {
  const { home, account, binaries } = cluster;
  const postmaster = await findPostmaster(home.data, account);
  if (postmaster === undefined) return false;
  const { succeeded, output } = await runAs(account, binaries.pgCtl, [
    'stop',
    `--pgdata=${home.data}`,
    `--mode=${mode}`,
    '--wait',
    '--timeout=300',
    '--silent',
  ]);
  if (!succeeded && (await isRunning(postmaster))) {
    throw new DatabaseServerError(
      `The embedded PostgreSQL, process ${postmaster.pid}, did not stop. ${lastLines(output)}\nIts log is ${home.log}`,
    );
  }
  await waitForEnd(postmaster);
  return true;
}

/** Stops a server whose data folder was deleted, and with it the pid file. */
export async function endServerWithoutData(postmaster: ProcessIdentity): Promise<void> {
  if (!(await isRunning(postmaster))) return;
  process.kill(postmaster.pid, 'SIGQUIT');
  await waitForEnd(postmaster);
}

async function waitForEnd(postmaster: ProcessIdentity): Promise<void> {
  while (await isRunning(postmaster)) await sleep(10);
}
