import { startTestApi, type TestApi } from '@order-store/api/testing';
import { describe, expect, it } from 'vitest';
import { replay } from './replay.ts';
import { csvFile, row } from './testing/csv-file.ts';
import { faultyProxy, type Outcome } from './testing/faulty-proxy.ts';

const month = [
  row('536365', 'LAMP', 6, '2.55'),
  row('536365', 'CUP', 2, '3.39'),
  row('536365', 'LAMP', 4, '2.55'),
  row('536366', 'LAMP', 1, '2.55', ''),
  row('536366', 'LAMP', 2, '5.06', ''),
  row('536366', 'CUP', 1, '0.00', ''),
  row('C536367', 'LAMP', -1, '2.55'),
  row('536368', 'CUP', 3, '3.39', '12345'),
  row('536369', 'LAMP', -20, '0.0', ''),
  row('536370', 'cup', 1, '99.99', '12345'),
];

describe('replay', () => {
  it('places every invoice at its prices for its customers, and verifies the total', async () => {
    await using api = await startTestApi();
    await using file = await csvFile(month);
    const { code, output } = await run(api, file.path);

    expect(output).toContain('Verified');
    expect(code).toBe(0);
    expect(await placedIn(api)).toEqual([
      'customer-12345@replay.example 10.17: 3 CUP at 3.39',
      'customer-12345@replay.example 99.99: 1 cup at 99.99',
      'customer-17850@replay.example 32.28: 10 LAMP at 2.55, 2 CUP at 3.39',
      'guest@replay.example 10.12: 2 LAMP at 5.06',
      'guest@replay.example 2.55: 1 LAMP at 2.55, 1 CUP at 0.00',
    ]);
    expect(await productsIn(api)).toEqual(['CUP 3.39 0', 'LAMP 5.06 0', 'cup 99.99 0']);
    expect(await api.store.violations()).toEqual([]);
    const figures = output.replaceAll(/ +/g, ' ');
    for (const figure of [
      'Rows 10',
      'Invoices 4',
      'Orders 5',
      'Lines 7',
      'Customers 3',
      'Products 3',
    ])
      expect(figures).toContain(figure);
    expect(figures).toContain('credit note or correction 1');
    expect(figures).toContain('Total of the orders 155.11');
  });

  it('a second run places nothing, receives nothing and changes no prices', async () => {
    await using api = await startTestApi();
    await using file = await csvFile(month);
    await run(api, file.path);
    const before = await rowsOf(api);
    const { code, output } = await run(api, file.path);

    expect(code).toBe(0);
    expect(output).toMatch(/placed now +0\n +placed before +5\n/);
    expect(await rowsOf(api)).toEqual(before);
  });

  it('finds products and customers of an earlier export', async () => {
    await using api = await startTestApi();
    await using file = await csvFile(month);
    await using next = await csvFile([
      row('540001', 'LAMP', 1, '2.95'),
      row('536365', 'CUP', 1, '1.00'),
    ]);
    await run(api, file.path);
    const { code } = await run(api, next.path);

    expect(code).toBe(0);
    expect(await api.store.count('products')).toBe(3);
    expect(await placedIn(api)).toContain('customer-17850@replay.example 2.95: 1 LAMP at 2.95');
    expect(await placedIn(api)).toContain('customer-17850@replay.example 1.00: 1 CUP at 1.00');
    expect(await productsIn(api)).toEqual(['CUP 1.00 0', 'LAMP 2.95 0', 'cup 99.99 0']);
    expect(await api.store.violations()).toEqual([]);
  });

  it('uses existing stock', async () => {
    await using api = await startTestApi();
    await api.store.product({ sku: 'LAMP', stockQuantity: 100, price: '1.00' });
    await using file = await csvFile(month);
    await run(api, file.path);
    expect(await productsIn(api)).toContain('LAMP 5.06 87');
  });

  it('places every order once over an unreliable connection', async () => {
    await using api = await startTestApi();
    let requests = 0;
    await using proxy = await faultyProxy(api.url, () => {
      requests += 1;
      if (requests % 3 === 0) return 'response lost';
      return requests % 7 === 0 ? 'not sent' : 'forwarded';
    });
    await using file = await csvFile(manyInvoices(20));
    const { code, output } = await run(api, file.path, { url: proxy.url });

    expect(output).toContain('Verified');
    expect(code).toBe(0);
    expect(await api.store.count('orders')).toBe(20);
    expect(await api.store.violations()).toEqual([]);
  });

  it('receives stock again after another customer bought it', async () => {
    await using api = await startTestApi();
    const rival = await api.store.customer();
    let bought = false;
    await using proxy = await faultyProxy(api.url, async (path): Promise<Outcome> => {
      if (path.includes('orders.place') && !bought) {
        bought = true;
        const lamp = await rival.api.products.get({ sku: 'LAMP' });
        await rival.place([[lamp, lamp.stockQuantity]]);
      }
      return 'forwarded';
    });
    await using file = await csvFile(month);
    const { code } = await run(api, file.path, { url: proxy.url });

    expect(bought).toBe(true);
    expect(code).toBe(0);
    expect(await productsIn(api)).toEqual(['CUP 3.39 0', 'LAMP 5.06 0', 'cup 99.99 0']);
    expect(await api.store.violations()).toEqual([]);
  });

  it('reports an invoice whose price another user changed, and corrects the price for later ones', async () => {
    await using api = await startTestApi();
    const rival = await api.store.staff();
    let changed = false;
    await using proxy = await faultyProxy(api.url, async (path): Promise<Outcome> => {
      if (path.includes('orders.place') && !changed) {
        changed = true;
        const { id, version } = await rival.api.products.get({ sku: 'LAMP' });
        await rival.api.products.update({ id, expectedVersion: version, price: '9.00' });
      }
      return 'forwarded';
    });
    await using file = await csvFile([row('1', 'LAMP', 1, '2.00'), row('2', 'LAMP', 2, '2.00')]);
    const { code, output } = await run(api, file.path, { url: proxy.url });

    expect(code).toBe(1);
    expect(output).toContain('NOT VERIFIED: the orders differ from the file by 7.00.');
    expect(output).toMatch(/Invoice 1: order ORD-\S+ is 9\.00 instead of 2\.00/);
    expect(await placedIn(api)).toContain('customer-17850@replay.example 4.00: 2 LAMP at 2.00');
  });

  it('finishes running calls on interrupt, and a second run continues', async () => {
    await using api = await startTestApi();
    await using file = await csvFile(manyInvoices(60));
    const stopping = new AbortController();
    let placing = 0;
    await using proxy = await faultyProxy(api.url, (path) => {
      if (path.includes('orders.place')) placing += 1;
      if (placing === 5) stopping.abort();
      return 'forwarded';
    });
    const { code, output } = await run(api, file.path, { url: proxy.url, signal: stopping.signal });

    expect(code).toBe(130);
    expect(output).toMatch(/Interrupted.*\n.*Run the same command again/);
    const placed = await api.store.count('orders');
    expect(placed).toBeGreaterThan(0);
    expect(placed).toBeLessThan(60);

    const again = await run(api, file.path);
    expect(again.code).toBe(0);
    expect(again.output).toMatch(
      new RegExp(`placed now +${60 - placed}\\n +placed before +${placed}\\n`),
    );
    expect(await api.store.count('orders')).toBe(60);
    expect(await api.store.violations()).toEqual([]);
  });

  it('counts without an API in a dry run', async () => {
    await using file = await csvFile(month);
    const { code, output } = await runWithoutApi(['--dry-run', file.path]);
    expect(code).toBe(0);
    expect(output).toMatch(/Orders +5\n.*\n.*\n.*\n +Total of the used rows +155\.11\n/);
    expect(output).toContain('nothing was placed');
  });

  it.each([
    [['/no/such/file.csv'], /File not found: \/no\/such\/file\.csv/],
    [[], /Missing file/],
    [['month.csv', '--url', 'http://127.0.0.1:1'], /set STAFF_EMAIL and STAFF_PASSWORD/],
  ])('rejects %j with exit code 2', async (argv, message) => {
    const { code, output } = await runWithoutApi(argv);
    expect(output).toMatch(message);
    expect(code).toBe(2);
  });

  it('reports a failed sign-in and an unreachable API', async () => {
    await using api = await startTestApi();
    await using file = await csvFile(month);
    const wrong = await run(api, file.path, { password: 'not the password' });
    expect(wrong.code).toBe(1);
    expect(wrong.output).toMatch(/Stopped: .*password/i);

    const unreachable = await run(api, file.path, { url: 'http://127.0.0.1:1' });
    expect(unreachable.code).toBe(1);
    expect(unreachable.output).toMatch(/Stopped: No response from the store/);
  });
});

const password = 'a password for the replay';

interface RunOptions {
  readonly url?: string;
  readonly password?: string;
  readonly signal?: AbortSignal;
}

/** Runs the command against the API as staff. */
async function run(api: TestApi, file: string, options: RunOptions = {}) {
  const email = 'replay@order-store.example';
  const { rows } = await api.database.pool.query('SELECT 1 FROM users WHERE email = $1', [email]);
  if (rows.length === 0) {
    const admin = await api.store.staff();
    await admin.api.users.create({ email, name: 'Replay', password, role: 'staff' });
  }
  return await runWithoutApi([file, '--url', options.url ?? api.url], {
    credentials: { email, password: options.password ?? password },
    ...(options.signal ? { signal: options.signal } : {}),
  });
}

async function runWithoutApi(
  argv: string[],
  given: { credentials?: { email: string; password: string }; signal?: AbortSignal } = {},
) {
  let output = '';
  const code = await replay(argv, {
    output: { write: (text) => (output += text) },
    credentials: given.credentials,
    startApi: () => Promise.reject(new Error('This test has no API')),
    signal: given.signal ?? new AbortController().signal,
  });
  return { code, output };
}

/** Invoices with common products, customers and prices, so that most depend on others. */
function manyInvoices(count: number): string[] {
  return Array.from({ length: count }, (_, index) => [
    row(
      String(1000 + index),
      `P${index % 3}`,
      (index % 5) + 1,
      index % 2 ? '1.25' : '2.50',
      `${index % 4}`,
    ),
    row(
      String(1000 + index),
      `P${(index + 1) % 3}`,
      2,
      index % 4 ? '0.10' : '7.00',
      `${index % 4}`,
    ),
  ]).flat();
}

async function placedIn(api: TestApi): Promise<string[]> {
  const { rows } = await api.database.pool.query<{ placed: string }>(`
    SELECT email || ' ' || total_amount || ': ' ||
      string_agg(quantity || ' ' || sku || ' at ' || unit_price, ', ' ORDER BY order_items.id) AS placed
    FROM orders
    JOIN users ON users.id = user_id
    JOIN order_items ON order_id = orders.id
    JOIN products ON products.id = product_id
    GROUP BY orders.id, email`);
  return rows.map(({ placed }) => placed).toSorted();
}

async function productsIn(api: TestApi): Promise<string[]> {
  const { rows } = await api.database.pool.query<{ product: string }>(
    `SELECT sku || ' ' || price || ' ' || stock_quantity AS product FROM products`,
  );
  return rows.map(({ product }) => product).toSorted();
}

/** The rows of all tables that a replay writes. */
async function rowsOf(api: TestApi): Promise<unknown[]> {
  const tables = ['users', 'products', 'orders', 'order_items', 'stock_movements', 'order_events'];
  return await Promise.all(
    tables.map(
      async (table) => (await api.database.pool.query(`SELECT * FROM ${table} ORDER BY id`)).rows,
    ),
  );
}
