import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface ServerProcess extends AsyncDisposable {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly pid: number;
}

export interface ServerOptions {
  /** The module to run. */
  readonly module: URL;
  readonly databaseUrl: string;
  readonly workers?: number;
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder for what the processor was busy with, as `--cpu-prof` writes it at the end. */
  readonly profileFolder?: string | undefined;
}

/** The product's own program. */
export const productModule = new URL('../../../packages/api/src/main.ts', import.meta.url);

/**
 * Starts a server on a free port and waits until it says that it serves.
 * @throws {Error} with what it printed, when it ends instead.
 */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { module, databaseUrl, workers = 1, env = {}, profileFolder } = options;
  const profile =
    profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  // As `npm start` runs the product; the same for every side.
  const memory = ['--max-semi-space-size=16', '--max-old-space-size=1024'];
  const child = spawn(process.execPath, [...memory, ...profile, fileURLToPath(module)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: '0',
      WORKERS: `${workers}`,
      LOG_LEVEL: 'warn',
      RATE_LIMIT: 'off',
      ...env,
    },
  });
  const exited = once(child, 'exit');
  const endWithThis = () => child.kill('SIGKILL');
  process.once('exit', endWithThis);
  child.once('exit', () => process.off('exit', endWithThis));
  const output = createInterface({ input: child.stdout });
  const lines: string[] = [];
  const served = new Promise<string>((resolve) => {
    output.on('line', (line) => {
      lines.push(line);
      const url = /serves at (http:\S+)$/.exec(line)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  const failed = exited.then(() => {
    throw new Error(`${fileURLToPath(module)} did not serve:\n${lines.join('\n')}`);
  });
  const url = await Promise.race([served, failed]);
  failed.catch(() => {});
  return {
    url,
    pid: child.pid ?? 0,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const tooLong = setTimeout(() => child.kill('SIGKILL'), 15_000);
      child.kill('SIGTERM');
      await exited;
      clearTimeout(tooLong);
    },
  };
}
