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
      // A process group of its own, as in a terminal.
      detached: true,
    },
  );
  const { pid } = command;
  assert.ok(pid !== undefined, 'npx was started');
  const signal = (name: NodeJS.Signals) => process.kill(-pid, name);
  const timer = setTimeout(() => signal('SIGKILL'), 240_000);
  const exited = once(command, 'exit');
  try {
    const printed = new Map<string, string>();
    for await (const line of createInterface(command.stdout)) {
      const [, name, value] = /^ +(ORDER_STORE_\w+)=(\S+)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) printed.set(name, value);
      if (line.startsWith('Order Store is open')) break;
    }
    const { ORDER_STORE_URL: url = '', ORDER_STORE_API_KEY: apiKey = '' } =
      Object.fromEntries(printed);
    const client = createClient({ url, apiKey });
    assert.ok((await client.products.list.query({})).items.length > 0, 'there are products');
    assert.ok((await client.orders.list.query({})).items.length > 0, 'there are orders');
    signal('SIGINT');
    assert.deepEqual(await exited, [0, null], 'the exit code and signal after Ctrl-C');
    return apiKey;
  } finally {
    clearTimeout(timer);
    if (command.exitCode === null && command.signalCode === null) signal('SIGKILL');
  }
}
