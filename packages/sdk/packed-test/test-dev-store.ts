import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createClient } from '@order-store/sdk';

/** Runs the command of the installed API twice: it has demo data, and prints the same API key. */
export async function testDevStore(project: string): Promise<void> {
  const keys = [await useDevStore(project), await useDevStore(project)];
  assert.equal(keys[0], keys[1], 'the API key of the next start');
  console.log('API: the command order-store starts a store with demo data and an API key');
}

/** Starts the command, uses the store and stops it with Ctrl-C. Returns the API key. */
async function useDevStore(project: string): Promise<string> {
  // Variables of the program that uses the store do not matter.
  const env = { ...process.env, DATABASE_URL: 'postgres://127.0.0.1:1/x', PORT: '1' };
  const command = spawn(join(project, 'node_modules/.bin/order-store'), ['dev', '--port', '0'], {
    cwd: project,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const timer = setTimeout(() => command.kill('SIGKILL'), 180_000);
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
    command.kill('SIGINT');
    assert.deepEqual(await exited, [0, null], 'the exit code and signal after Ctrl-C');
    return apiKey;
  } finally {
    clearTimeout(timer);
    command.kill('SIGKILL');
  }
}
