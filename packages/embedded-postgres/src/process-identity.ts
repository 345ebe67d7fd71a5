import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Identifies a process. The pid alone is not enough, because pids are reused. */
export interface ProcessIdentity {
  readonly pid: number;
  /** The start time, in a form that is only compared. */
  readonly startedAt: string;
}

/** The running process with this pid, or undefined. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | undefined> {
  const startedAt = await startOf(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether this process is still running. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await startOf(identity.pid)) === identity.startedAt;
}

/** @throws when the system does not show a process its own entry in the process table. */
export async function identifyThisProcess(): Promise<ProcessIdentity> {
  const identity = await identifyProcess(process.pid);
  if (identity === undefined) throw new Error('Could not find this process in the process table');
  return identity;
}

function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startOnLinux(pid);
  return process.platform === 'win32' ? startOnWindows(pid) : startOnUnix(pid);
}

async function startOnLinux(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // After the program name, which can contain any character: the state, 18 other fields, the start time in ticks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : `${boot.trim()}/${start}`;
  } catch {
    return undefined;
  }
}

async function startOnUnix(pid: number): Promise<string | undefined> {
  try {
    const options = { env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
    const { stdout } = await execFileAsync('ps', ['-p', `${pid}`, '-o', 'stat=,lstart='], options);
    const [state = '', ...start] = stdout.trim().split(/\s+/);
    return state === '' || state.startsWith('Z') ? undefined : start.join(' ');
  } catch {
    return undefined;
  }
}

async function startOnWindows(pid: number): Promise<string | undefined> {
  try {
    process.kill(pid, 0);
    return 'running';
  } catch {
    return undefined;
  }
}

const execFileAsync = promisify(execFile);
