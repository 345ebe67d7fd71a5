import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/**
 * Runs `npm start` on a database that is there, until `/readyz` says 200 for the first time, and ends it.
 * Returns how long that took, in seconds.
 * @throws {Error} with what it printed, when it ends before or takes longer than a minute.
 */
export async function timeStart(databaseUrl: string): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: {
      ...withoutNpmRun(process.env),
      DATABASE_URL: databaseUrl,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      WORKERS: '1',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let printed = '';
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const exited = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null || performance.now() - began > 60_000)
        throw new Error(`npm start did not come up:\n${printed}`);
      await sleep(5);
    }
    return (performance.now() - began) / 1000;
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** What `npm run bench` has told its own scripts is not for another run of npm. */
function withoutNpmRun(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name)));
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
