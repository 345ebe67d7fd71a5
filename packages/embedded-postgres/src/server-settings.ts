import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { ClusterHome } from './cluster-home.ts';

/** Local connections only, and enough of them for several APIs with 25 each and a test run. */
const defaults = {
  listen_addresses: '127.0.0.1',
  // A socket path is limited to about 100 bytes, which the path of a checkout can exceed.
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
} as const;

/** Writes the settings for the next start. */
export async function writeSettings(
  home: ClusterHome,
  port: number,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const all = { ...defaults, ...more, port: `${port}` };
  const lines = Object.entries(all).map(
    ([name, value]) => `${name} = '${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'\n`,
  );
  const unfinished = `${home.settings}.incomplete`;
  await rm(unfinished, { force: true });
  await writeFile(unfinished, lines.join(''), { flag: 'wx', mode: 0o644 });
  await rename(unfinished, home.settings);
}

/** The port of the last start if it is free, otherwise one that the system chooses. */
export async function choosePort(home: ClusterHome): Promise<number> {
  const settings = await readFile(home.settings, 'utf8').catch(() => '');
  const last = Number(/^port = '(\d+)'$/m.exec(settings)?.[1] ?? 0);
  return (await tryToListen(last)) ?? (await findFreePort());
}

/** A free port on 127.0.0.1. */
export async function findFreePort(): Promise<number> {
  const port = await tryToListen(0);
  if (port === undefined) throw new Error('The system has no free TCP port on 127.0.0.1');
  return port;
}

/** Returns the port, or undefined if it is taken. 0 lets the system choose. */
function tryToListen(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      server.close(() => resolve(port));
    });
  });
}
