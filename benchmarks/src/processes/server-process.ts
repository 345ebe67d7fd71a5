import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a child process. */
export interface ServerProcess extends AsyncDisposable {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly metricsUrl: string;
  readonly pid: number;
}

export interface ServerOptions {
  readonly module: URL;
  readonly databaseUrl: string;
  readonly workers?: number;
  /** Additional environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where Node writes a CPU profile when the server exits; no profile without it. */
  readonly profileFolder?: string | undefined;
}

/** The program that `npm start` runs. */
export const apiModule = new URL('../../../packages/api/src/main.ts', import.meta.url);

/**
 * Starts a server on a free port and waits until it prints its address.
 * @throws {Error} with its output if it exits first.
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { module, databaseUrl, workers = 1, env = {}, profileFolder } = options;
  const profile =
    profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  // The flags of `npm start`, for every side.
  const memory = ['--max-semi-space-size=16', '--max-old-space-size=1024'];
  const child = spawn(process.execPath, [...memory, ...profile, fileURLToPath(module)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      METRICS_PORT: '0',
      WORKERS: `${workers}`,
      LOG_LEVEL: 'warn',
      RATE_LIMIT: 'off',
      // One of the inserted customers has a quarter of all orders.
      MAX_OPEN_ORDERS: 'off',
      ...env,
    },
  });
  const exited = once(child, 'exit');
  const killChild = () => child.kill('SIGKILL');
  process.once('exit', killChild);
  child.once('exit', () => process.off('exit', killChild));
  const output = createInterface({ input: child.stdout });
  const lines: string[] = [];
  const ready = new Promise<string>((resolve) => {
    output.on('line', (line) => {
      lines.push(line);
      const url = /listening at (http:\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const failed = exited.then(() => {
    throw new Error(`${fileURLToPath(module)} exited before it was ready:\n${lines.join('\n')}`);
  });
  const url = await Promise.race([ready, failed]);
  failed.catch(() => {});
  return {
    url,
    metricsUrl: / are at (http:\S+)\/metrics$/m.exec(lines.join('\n'))?.[1] ?? '',
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const killTimer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(killTimer);
    },
  };
}
