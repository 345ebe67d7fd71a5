import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from '@order-store/sdk';
import { expect, newCustomer, openCheckout, signIn, test } from './support/shop-test.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const staff = { email: 'keeper@pottle.example', password: 'keeper-of-the-demo' };

test.setTimeout(180_000);

test('an order survives a server crash during checkout and is placed once', async ({ page }) => {
  await using shop = await openShop();
  const keeper = createClient({ url: shop.url, token: null });
  const { token } = await keeper.auth.signIn.mutate(staff);
  const product = await createClient({ url: shop.url, token }).products.create.mutate({
    sku: 'MUG-09-PLM',
    name: 'Restart mug',
    price: '10.00',
    stockQuantity: 5,
  });
  const customer = await newCustomer(shop.url, staff);
  await page.goto(`${shop.url}/sign-in`);
  await signIn(page, customer);
  await page.goto(`${shop.url}/products/${product.sku}`);
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  // `npm start` has no delivery methods.
  await openCheckout(page, shop.url, false);
  await expect(page.getByRole('definition')).toHaveText('£10.00');

  await shop.kill();
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByText(/^Can’t reach the shop\. Reconnecting/)).toBeVisible();
  await shop.start();
  await expect(page.getByText(/^Can’t reach the shop\. Reconnecting/)).toHaveCount(0);

  // The client may have retried by itself once the server was back; otherwise click again.
  const placed = page.getByRole('heading', { name: /^Order ORD-/ });
  const again = page.getByRole('button', { name: 'Place order' });
  await expect(async () => {
    if (await again.isVisible()) await again.click({ timeout: 1000 });
    await expect(placed).toBeVisible({ timeout: 2000 });
  }).toPass();
  // Still signed in, and live updates work again.
  expect((await customer.client.orders.list.query({})).items).toHaveLength(1);
  const orderId = (await customer.client.orders.list.query({})).items[0]?.id ?? '';
  await createClient({ url: shop.url, token }).orders.confirm.mutate({ id: orderId });
  await expect(page.getByText('Confirmed by the shop')).toBeVisible();
});

interface Shop extends AsyncDisposable {
  readonly url: string;
  /** Kills the server as a power failure would. */
  readonly kill: () => Promise<void>;
  /** Restarts the server with the same address and data. */
  readonly start: () => Promise<void>;
}

/** Starts a shop with its own server process, port and database. */
async function openShop(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-restart-'));
  // As root, PostgreSQL runs as another user, which needs access.
  await chmod(folder, 0o755);
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async () => {
    const started = spawn(process.execPath, ['scripts/start.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIRECTORY: folder,
        RATE_LIMIT: 'off',
        STAFF_EMAIL: staff.email,
        STAFF_PASSWORD: staff.password,
        WEB_ROOT: join(root, 'apps/demo/dist'),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server = started;
    let printed = '';
    started.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await expect
      .poll(() => printed + (started.exitCode === null ? '' : `ended: ${started.exitCode}`), {
        timeout: 60_000,
      })
      .toMatch(/https?:\/\/\S+/);
  };
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };

  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    async [Symbol.asyncDispose]() {
      await end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port was free');
  return address.port;
}
