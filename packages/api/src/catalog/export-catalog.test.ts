import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { errorOf, request, startTestApi } from '../testing/index.ts';

// Failure case 57: docs/failure-cases.md
test('exports start with a byte order mark, and importing the product export changes nothing', async () => {
  await using api = await startTestApi();
  const staff = await api.store.staff();
  const names = ['=1+1', "'=1", '-10 % "Größe"', 'Mug, blue; 6"', "it's"];
  for (const [n, name] of names.entries()) {
    const description = n === 0 ? null : `+${name}\nsecond line`;
    await staff.api.products.create({
      sku: `@${n}`,
      name,
      description,
      price: '1234.5',
      stockQuantity: n,
    });
  }
  const archived = await staff.api.products.get({ sku: '@4' });
  await staff.api.products.archive({ id: archived.id });
  const authorization = `Bearer ${staff.token}`;
  for (const file of ['orders', 'products']) {
    const response = await fetch(`${api.url}/exports/${file}.csv`, { headers: { authorization } });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  }
  const response = await fetch(`${api.url}/exports/products.csv`, { headers: { authorization } });
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="products.csv"');
  const csv = Buffer.from(await response.arrayBuffer()).toString();
  expect(csv.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFsku,name,description,price,stock,archived',
    "'@0,'=1+1,,1234.50,0,no",
  ]);
  const imported = await staff.api.catalog.import({ csv });
  expect(imported).toMatchObject({
    applied: true,
    unchanged: 5,
    updated: 0,
    created: 0,
    refused: 0,
  });
  expect(csv.split('\r\n').filter((line) => line.endsWith(',yes'))).toHaveLength(1);
  // Even after a spreadsheet with German settings has saved it.
  const german = csv
    .replaceAll(',', ';')
    .replaceAll('1234.50', '1234,50')
    .replaceAll('Mug;', 'Mug,');
  expect(await staff.api.catalog.import({ csv: german })).toMatchObject({ unchanged: 5 });
});

test('only staff may export products', async () => {
  await using api = await startTestApi();
  const ada = await api.store.customer();
  for (const [token, reason] of [
    ['', 'UNAUTHENTICATED'],
    [ada.token, 'FORBIDDEN'],
  ] as const) {
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    const answer = await request(`${api.url}/exports/products.csv`, { headers });
    expect(errorOf(answer).data.reason).toBe(reason);
  }
});

test('limits the concurrent downloads of an account, even of clients that do not read', async () => {
  await using api = await startTestApi({
    OVERLOAD_LOOP_DELAY: '0s',
    OVERLOAD_CONNECTION_WAIT: '0s',
  });
  const [staff, other] = [await api.store.staff(), await api.store.staff()];
  // Nobody searches for them, and preparing that takes long.
  await api.database.pool.query('ALTER TABLE products DISABLE TRIGGER products_search_insert');
  // More than the buffers of a connection take.
  await api.database.pool.query(
    `INSERT INTO products (sku, name, price, description)
     SELECT n, n, 1, repeat('x', 10000) FROM generate_series(1, 1500) AS n`,
  );
  const { port } = new URL(api.url);
  const head = `GET /exports/products.csv HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${staff.token}\r\n\r\n`;
  const slow = Array.from({ length: 3 }, () => {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    socket.pause().write(head);
    return socket;
  });
  const exported = () =>
    api.database.pool
      .query(`SELECT FROM security_events WHERE kind = 'products-exported'`)
      .then(({ rowCount }) => rowCount);
  await expect.poll(exported).toBe(3);

  const download = async (token: string) => {
    const response = await fetch(`${api.url}/exports/products.csv`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await response.arrayBuffer();
    return response.status;
  };
  expect(await download(staff.token)).toBe(429);
  expect(await download(other.token)).toBe(200);
  slow.pop()?.destroy();
  await expect.poll(() => download(staff.token)).toBe(200);
  for (const socket of slow) socket.destroy();
});
