import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@order-store/sdk';

/** Runs the command of the packed API twice in an empty folder: it has demo data, and prints the same API key. */
export async function testDevStore(tarball: string, folder: string): Promise<void> {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  const keys = [await useDevStore(tarball, empty), await useDevStore(tarball, empty)];
  assert.equal(keys[0], keys[1], 'the API key of the next start');
  console.log('API: npx starts a store with demo data and an API key in an empty folder');
}

/** Starts the command, uses the store and stops it with Ctrl-C. Returns the API key. */
async function useDevStore(tarball: string, cwd: string): Promise<string> {
  const command = spawn(
    'npx',
    ['--yes', '--package', tarball, 'order-store', 'dev', '--port', '0'],
    {
      cwd,
      // Variables of the program that uses the store do not matter.
      env: { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:1/x', PORT: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
      // A separate process group, as in a terminal.
      detached: true,
    },
  );
  const { pid } = command;
  assert.ok(pid !== undefined, 'npx was started');
  const signal = (name: NodeJS.Signals) => process.kill(-pid, name);
  const timer = setTimeout(() => signal('SIGKILL'), 240_000);
  const printed: string[] = [];
  const opened = Promise.withResolvers<void>();
  const lines = createInterface(command.stdout).on('line', (line) => {
    printed.push(line);
    if (line.startsWith('Order Store is open')) opened.resolve();
  });
  // npx ends at Ctrl-C without waiting; its output closes when the store has ended, too.
  const ended = once(lines, 'close');
  try {
    await Promise.race([opened.promise, ended]);
    const [url = '', apiKey = ''] = ['URL', 'API_KEY'].map((name) =>
      printed
        .join('\n')
        .match(new RegExp(`^ +ORDER_STORE_${name}=(\\S+)$`, 'm'))
        ?.at(1),
    );
    assert.ok(url !== '' && apiKey !== '', `a URL and an API key in ${printed.join('\n')}`);
    const client = createClient({ url, apiKey });
    assert.ok((await client.products.list.query({})).items.length > 0, 'there are products');
    assert.ok((await client.orders.list.query({})).items.length > 0, 'there are orders');
    signal('SIGINT');
    await ended;
    assert.ok(
      printed.includes('PostgreSQL has stopped'),
      `${printed.join('\n')}: a clean shutdown`,
    );
    return apiKey;
  } finally {
    clearTimeout(timer);
    if (command.exitCode === null && command.signalCode === null) signal('SIGKILL');
  }
}
