import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { identifyProcess, type ProcessIdentity } from './process-identity.ts';
import { type PostgresAccount, runAs } from './run-as-user.ts';

/** The main process of a running PostgreSQL server. */
export interface Postmaster extends ProcessIdentity {
  /** Undefined until the server listens. */
  readonly port: number | undefined;
  /** Whether it accepts connections: not while it starts, recovers or stops. */
  readonly isReady: boolean;
}

/** The server running on the data folder, if any. Does not rely on the pid file alone. */
export async function findPostmaster(
  data: string,
  account: PostgresAccount | undefined,
): Promise<Postmaster | undefined> {
  const file = await readPidFile(data);
  if (file === undefined) return undefined;
  const identity = await identifyProcess(file.pid);
  if (identity === undefined || !(await worksIn(data, file.pid, account))) return undefined;
  return { ...identity, port: file.port, isReady: file.status === 'ready' };
}

/**
 * Removes a pid file left by a crash if its pid now belongs to another program. PostgreSQL would mistake that program for
 * a running server and refuse to start.
 */
export async function removeStalePidFile(
  data: string,
  account: PostgresAccount | undefined,
): Promise<void> {
  const file = await readPidFile(data);
  if (file === undefined || (await identifyProcess(file.pid)) === undefined) return;
  if (!(await worksIn(data, file.pid, account))) await rm(join(data, 'postmaster.pid'));
}

async function readPidFile(data: string) {
  const content = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  // pid, folder, start, port, socket folder, address, shared memory, status
  const [pid = '', , , port = '', , , , status = ''] = content.split('\n');
  if (!/^\d+$/.test(pid)) return undefined;
  return { pid: Number(pid), port: Number(port) || undefined, status: status.trim() };
}

/** Compares the working directory of the process, which for a postmaster is its data folder, even after a move. */
async function worksIn(data: string, pid: number, account: PostgresAccount | undefined) {
  if (process.platform === 'win32') return true;
  if (process.platform !== 'linux') return isNamedPostgres(pid);
  const folder = `/proc/${pid}/cwd`;
  try {
    const [one, other] = await Promise.all([stat(folder), stat(data)]);
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    // In many containers root can't inspect processes of other users, but the account itself can.
    const args = ['-c', '[ "$1" -ef "$2" ]', 'sh', folder, data];
    return account !== undefined && (await runAs(account, '/bin/sh', args)).succeeded;
  }
}

async function isNamedPostgres(pid: number): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-p', `${pid}`, '-o', 'command=']);
    return stdout.includes('postgres');
  } catch {
    return false;
  }
}
