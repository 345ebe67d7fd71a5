import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../app/config/config.ts';

/** The API as a separate process, started as by `npm start`. */
export interface ApiProcess extends AsyncDisposable {
  readonly url: string;
  readonly metricsUrl: string;
  readonly pid: number;
  /** The output of both streams so far. */
  readonly printed: string;
  /** Sends the signal, waits for the exit and returns the exit code (null after SIGKILL). */
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
  /** Sends the signal without waiting. */
  signal(name: 'SIGUSR2' | 'SIGSTOP' | 'SIGCONT' | 'SIGHUP'): void;
}

/** A source tree with its dependencies, and the Node version to run it with. */
export interface Checkout {
  readonly folder: string;
  readonly node: string;
}

const thisCheckout: Checkout = {
  folder: fileURLToPath(new URL('../../../..', import.meta.url)),
  node: process.execPath,
};

/** `await using api = await startApiProcess(database.url)`, on a free port. */
export async function startApiProcess(
  databaseUrl: string,
  env: Environment = {},
  onStandardError: (data: Buffer) => void = (data) => void process.stderr.write(data),
  checkout = thisCheckout,
): Promise<ApiProcess> {
  const child = spawn(checkout.node, [programIn(checkout)], {
    env: environmentOf(databaseUrl, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit');
  let printed = '';
  child.stdout.on('data', (data) => (printed += String(data)));
  child.stderr.on('data', (data) => {
    printed += String(data);
    onStandardError(data);
  });
  const kill = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  for await (const line of createInterface(child.stdout)) {
    // `serves` is the word of release 0.1.0.
    const [, url] = / (?:listening|serves) at (http\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      metricsUrl: / are at (http\S+)\/metrics$/m.exec(printed)?.[1] ?? '',
      pid: child.pid ?? 0,
      get printed() {
        return printed;
      },
      kill,
      signal: (name) => void child.kill(name),
      [Symbol.asyncDispose]: async () => void (await kill('SIGKILL')),
    };
  }
  throw new Error('The API exited before it was ready');
}

/** Runs the API with a configuration that cannot start; returns the exit code and the output. */
export async function failToStartApi(
  databaseUrl: string,
  env: Environment = {},
): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(process.execPath, [programIn(thisCheckout)], {
    env: environmentOf(databaseUrl, env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      printed += String(data);
      if (/ listening at http/.test(printed)) child.kill('SIGKILL');
    });
  }
  const [code] = await once(child, 'close');
  return { code, printed };
}

function programIn({ folder }: Checkout): string {
  return join(folder, 'packages/api/src/main.ts');
}

function environmentOf(databaseUrl: string, env: Environment): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: '0',
    METRICS_PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: 'off',
    ...env,
    DATABASE_URL: databaseUrl,
  };
}
