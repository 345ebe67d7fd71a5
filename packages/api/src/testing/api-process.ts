import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../config.ts';

/** The API as a process of its own, as `npm start` runs it. */
export interface ApiProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Sends the signal, waits for the end, and gives the exit code (null after SIGKILL). */
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** `await using api = await startApiProcess(database.url)` on a free port. */
export async function startApiProcess(
  databaseUrl: string,
  env: Environment = {},
): Promise<ApiProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.ts', import.meta.url))], {
    env: {
      ...process.env,
      PORT: '0',
      LOG_LEVEL: 'silent',
      RATE_LIMIT: 'off',
      ...env,
      DATABASE_URL: databaseUrl,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const kill = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [code] = await exited;
    return code;
  };
  for await (const line of createInterface(child.stdout)) {
    const [, url] = / serves at (http\S+)$/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      pid: child.pid ?? 0,
      kill,
      [Symbol.asyncDispose]: async () => void (await kill('SIGKILL')),
    };
  }
  throw new Error('The API ended before it served');
}
