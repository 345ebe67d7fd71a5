import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startApiProcess, type ApiProcess } from '@order-store/api/testing/processes';

/** An API under a supervisor: it keeps its port and is restarted when it exits. */
export interface ApiServer {
  readonly url: string;
  /** Stops it with the signal, waits, and starts it, optionally with a shifted clock. */
  restart(signal: 'SIGKILL' | 'SIGTERM', pauseMs: number, clockShiftMs?: number): Promise<void>;
  freeze(forMs: number): Promise<void>;
  /** Replaces the workers and waits until all are new, or a new one failed to start. */
  restartWorkers(): Promise<void>;
  /** Kills one worker, if there are any. */
  killWorker(): Promise<void>;
  /** Stops it with SIGTERM. */
  stop(): Promise<void>;
  /** Descriptions of problems. */
  readonly problems: readonly string[];
}

const clock = fileURLToPath(new URL('./shifted-clock.ts', import.meta.url));

export async function startApiServer(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<ApiServer> {
  const problems: string[] = [];
  let api = await startWithRetries(databaseUrl, { ...env, PORT: '0' });
  const { port } = new URL(api.url);
  const stop = async () => {
    const code = await api.kill('SIGTERM');
    if (code !== 0) problems.push(`an API exited with ${code} on SIGTERM`);
  };
  return {
    url: api.url,
    problems,
    stop,
    async restart(signal, pauseMs, clockShiftMs = 0) {
      if (signal === 'SIGKILL') await api.kill('SIGKILL');
      else await stop();
      await sleep(pauseMs);
      const shifted = {
        NODE_OPTIONS: `--import ${clock}`,
        CLOCK_SHIFT_MS: String(clockShiftMs),
      };
      const settings = { ...env, ...(clockShiftMs === 0 ? {} : shifted), PORT: port };
      api = await startWithRetries(databaseUrl, settings);
    },
    async freeze(forMs) {
      api.signal('SIGSTOP');
      await sleep(forMs);
      api.signal('SIGCONT');
    },
    async restartWorkers() {
      const before = api.printed.length;
      api.signal('SIGUSR2');
      const end = performance.now() + 180_000;
      const isDone = () => /All workers restarted|old workers stay/.test(api.printed.slice(before));
      while (!isDone() && performance.now() < end) await sleep(100);
      if (!isDone()) problems.push('the workers were not replaced within three minutes');
    },
    async killWorker() {
      (await childrenOf(api.pid)).some(killIfRunning);
    },
  };
}

/** Retries, because the database may be unavailable. */
async function startWithRetries(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<ApiProcess> {
  for (let attempt = 1; ; attempt++) {
    let output = '';
    try {
      return await startApiProcess(databaseUrl, env, (data) => {
        output += String(data);
      });
    } catch (error) {
      if (attempt > 100) throw new Error(`The API does not start: ${output}`, { cause: error });
      await sleep(300);
    }
  }
}

/** Returns whether the process was killed: it may have ended after its id was read. */
export function killIfRunning(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,comm=']);
  return stdout.split('\n').flatMap((line) => {
    const [child, parent, name = ''] = line.trim().split(/\s+/);
    return Number(parent) === pid && name !== 'ps' ? [Number(child)] : [];
  });
}
