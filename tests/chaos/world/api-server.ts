import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startApiProcess, type ApiProcess } from '@order-store/api/testing/processes';

/** An API as its operator runs it: on one port for ever, and started again whenever it ends. */
export interface ApiServer {
  readonly url: string;
  /** Ends it with the signal, waits, and starts it again; with another clock if one is given. */
  restart(signal: 'SIGKILL' | 'SIGTERM', pauseMs: number, clockShiftMs?: number): Promise<void>;
  freeze(forMs: number): Promise<void>;
  /** Renews the workers and waits until all are new, or one could not be. */
  renewWorkers(): Promise<void>;
  /** Kills one of the workers, if there are some. */
  killWorker(): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** What did not go as it must, in words. */
  readonly problems: readonly string[];
}

const clock = fileURLToPath(new URL('./shifted-clock.ts', import.meta.url));

export async function startApiServer(
  databaseUrl: string,
  env: Readonly<Record<string, string>>,
): Promise<ApiServer> {
  const problems: string[] = [];
  let port = '0';
  let api = await start(0);

  /** As a supervisor does: again and again, for the database may be away. */
  async function start(clockShiftMs: number): Promise<ApiProcess> {
    const shifted = {
      NODE_OPTIONS: `--import ${clock}`,
      CLOCK_SHIFT_MS: String(clockShiftMs),
    };
    for (let attempt = 1; ; attempt++) {
      let said = '';
      try {
        const settings = { ...env, ...(clockShiftMs === 0 ? {} : shifted), PORT: port };
        const started = await startApiProcess(databaseUrl, settings, (data) => {
          said += String(data);
        });
        port = new URL(started.url).port;
        return started;
      } catch (error) {
        if (attempt > 100) throw new Error(`The API does not start: ${said}`, { cause: error });
        await sleep(300);
      }
    }
  }

  const stop = async () => {
    const code = await api.kill('SIGTERM');
    if (code !== 0) problems.push(`an API ended with ${code} on SIGTERM`);
  };
  return {
    url: api.url,
    problems,
    stop,
    async restart(signal, pauseMs, clockShiftMs = 0) {
      if (signal === 'SIGKILL') await api.kill('SIGKILL');
      else await stop();
      await sleep(pauseMs);
      api = await start(clockShiftMs);
    },
    async freeze(forMs) {
      api.tell('SIGSTOP');
      await sleep(forMs);
      api.tell('SIGCONT');
    },
    async renewWorkers() {
      const before = api.printed.length;
      api.tell('SIGUSR2');
      const end = performance.now() + 60_000;
      const isDone = () => /All workers restarted|old workers stay/.test(api.printed.slice(before));
      while (!isDone() && performance.now() < end) await sleep(100);
      if (!isDone()) problems.push('the workers were not renewed within a minute');
    },
    async killWorker() {
      const [worker] = await childrenOf(api.pid);
      if (worker !== undefined) process.kill(worker, 'SIGKILL');
    },
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,comm=']);
  return stdout.split('\n').flatMap((line) => {
    const [child, parent, name = ''] = line.trim().split(/\s+/);
    return Number(parent) === pid && name !== 'ps' ? [Number(child)] : [];
  });
}
