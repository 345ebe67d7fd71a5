import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
// The public entry; that of the workspace needs Vitest.
import { createTestStore } from '../../../api/src/app/library/testing.ts';
import { findNodes } from '../find-nodes.ts';
import { run } from '../../build/run.ts';
import { installFrameworks, quiet, type Frameworks } from './install-frameworks.ts';
import type { Packed } from './pack-all.ts';
import { startProgram } from './start-program.ts';
import {
  checkServer,
  checkUnreachable,
  checkWebhook,
  webhookSecret,
  type Shop,
} from './check-server.ts';
import { testNextjs } from './test-nextjs.ts';

/** Builds the project of each framework with the packed SDK, and places orders with those that run on a server. */
export async function testFrameworks(packed: Packed): Promise<void> {
  const frameworks = await installFrameworks(packed);
  await using store = await createTestStore();
  const stock = { name: 'Mug', price: '12.50', stockQuantity: 1_000 };
  const mug = await store.asStaff().products.create({ sku: 'MUG', ...stock });
  const shop: Shop = { store, mug, customer: await store.customer('Ada') };
  const checks: readonly Check[] = [
    testVite,
    testCommonJs,
    testDeno,
    testBun,
    testWorkers,
    testNextjs,
  ];
  const failures: string[] = [];
  for (const check of checks) {
    await check(frameworks, shop).catch((error: unknown) => {
      failures.push(`${check.name}: ${error instanceof Error ? error.stack : String(error)}`);
    });
  }
  if (failures.length > 0) throw new Error(failures.join('\n\n'));
}

type Check = (frameworks: Frameworks, shop: Shop) => Promise<void>;

async function testVite(frameworks: Frameworks): Promise<void> {
  await frameworks.runScript('vite-react', 'build');
  const assets = await readdir(join(frameworks.folderOf('vite-react'), 'dist/assets'));
  assert.ok(assets.some((name) => name.endsWith('.js')));
  console.log('vite-react: compiles and builds');
}

/** Node 20.19 and newer require() an ES module. */
async function testCommonJs(frameworks: Frameworks, { store: { url } }: Shop): Promise<void> {
  await frameworks.runScript('commonjs', 'build');
  const cwd = frameworks.folderOf('commonjs');
  for (const { version, command } of await findNodes()) {
    const [program, ...args] = command;
    const env = { ...process.env, STORE_URL: url };
    const printed = await run(program, [...args, 'dist/list-products.js'], { cwd, env });
    assert.match(printed, /MUG Mug: \d+/);
    console.log(`commonjs on Node ${version}: lists products`);
  }
}

async function testDeno(frameworks: Frameworks, shop: Shop): Promise<void> {
  await frameworks.runScript('deno', 'check');
  await testServer(frameworks, 'deno', shop);
}

async function testBun(frameworks: Frameworks, shop: Shop): Promise<void> {
  await frameworks.runScript('bun', 'check');
  await testServer(frameworks, 'bun', shop);
}

async function testServer(
  frameworks: Frameworks,
  project: 'deno' | 'bun',
  shop: Shop,
): Promise<void> {
  const start = (url: string) =>
    startProgram('npm', ['start'], {
      cwd: frameworks.folderOf(project),
      env: { ...quiet, STORE_URL: url, PORT: '0' },
    });
  await using server = await start(shop.store.url);
  await checkServer(server.url, shop);
  await using lost = await start(await closedUrl());
  assert.deepEqual(await checkUnreachable(lost.url), { reached: false });
  console.log(`${project}: compiles, places orders, and recognizes a store that cannot be reached`);
}

async function testWorkers(frameworks: Frameworks, shop: Shop): Promise<void> {
  await frameworks.runScript('cloudflare-workers', 'check');
  await frameworks.runScript('cloudflare-workers', 'build');
  const start = (url: string) => {
    const settings = [`STORE_URL:${url}`, `WEBHOOK_SECRET:${webhookSecret}`];
    const flags = ['--ip', '127.0.0.1', '--port', '0', '--inspector-port', '0'];
    const args = ['run', 'dev', '--', ...flags, ...settings.flatMap((each) => ['--var', each])];
    return startProgram('npm', args, {
      cwd: frameworks.folderOf('cloudflare-workers'),
      env: { ...quiet, CI: 'true' },
    });
  };
  await using server = await start(shop.store.url);
  await checkServer(server.url, shop);
  await checkWebhook(server.url);
  await using lost = await start(await closedUrl());
  // Under Wrangler a closed port may look like a lost connection.
  await checkUnreachable(lost.url);
  console.log('cloudflare-workers: compiles, places orders, verifies webhooks');
}

/** The address of a port on which nobody listens. Runtimes block some ports, such as 1, without connecting. */
async function closedUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address instanceof Object);
  server.close();
  return `http://127.0.0.1:${address.port}`;
}
