import { expect } from 'vitest';
import { mutationInput } from '../platform/idempotency/idempotency-key.ts';
import { contentsOf } from '../testing/contents.ts';
import { answeringProcedures } from '../testing/procedures.ts';
import { rejection, serveStore, storeTest, testPassword, TestStore } from '../testing/index.ts';
import { appRouter } from './router.ts';

storeTest('every mutation has idempotencyKey in the type of its input', () => {
  const { procedures } = appRouter._def;
  for (const { name, type } of answeringProcedures) {
    if (type === 'query') continue;
    const inputs: unknown = Reflect.get(Reflect.get(procedures, name)._def, 'inputs');
    expect(
      inputs,
      `${name} is built with a procedure: use publicMutation, customerMutation or staffMutation`,
    ).toContain(mutationInput);
  }
});

storeTest('a rejected attempt leaves the key unused', async ({ store }) => {
  const { api } = await store.staff();
  const mug = await store.product({ stockQuantity: 1 });
  const change = { id: mug.id, delta: -2, reason: 'broken', idempotencyKey: 'k' };
  expect(await rejection(api.products.adjustStock(change))).toMatchObject({
    reason: 'INSUFFICIENT_STOCK',
  });
  expect(await store.count('idempotent_calls')).toBe(0);
  const sold = { ...change, delta: -1 };
  expect(await api.products.adjustStock(sold)).toMatchObject({ stockQuantity: 0 });
  expect(await api.products.adjustStock(sold)).toMatchObject({ stockQuantity: 0 });
  expect(await rejection(api.products.adjustStock(change))).toMatchObject({
    reason: 'IDEMPOTENCY_KEY_REUSED',
  });
});

storeTest('the effect is stored only together with the answer', async ({ store }) => {
  const { api } = await store.staff();
  const mug = await store.product({ stockQuantity: 5 });
  const { pool } = store.database;
  await pool.query(`
    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON idempotent_calls FOR EACH ROW EXECUTE FUNCTION fail()`);
  const change = { id: mug.id, delta: -1, reason: 'broken', idempotencyKey: 'k' };
  expect(await rejection(api.products.adjustStock(change))).toMatchObject({ reason: 'INTERNAL' });
  expect(await store.stockOf(mug)).toBe(5);
  await pool.query('DROP TRIGGER fail ON idempotent_calls');
  await Promise.all([api.products.adjustStock(change), api.products.adjustStock(change)]);
  expect(await store.stockOf(mug)).toBe(4);
});

storeTest('a key belongs to its user', async ({ store }) => {
  for (const { api } of await store.customers(2))
    await api.auth.requestEmailVerification({ idempotencyKey: 'k' });
  await store.stranger.auth.requestPasswordReset({ email: 'a@example.com', idempotencyKey: 'k' });
  expect(await store.count('idempotent_calls')).toBe(3);
});

storeTest(
  'a key of an anonymous caller belongs to those who know the password',
  async ({ store }) => {
    const { auth } = store.stranger;
    const key = { idempotencyKey: '1' };
    const ada = { email: 'ada@shop.example', name: 'Ada', password: testPassword, ...key };
    const signedUp = await auth.signUp(ada);
    // Someone else with the same key, even with the address, neither gets the answer nor blocks the key.
    const other = await auth.signUp({ ...ada, email: 'eve@shop.example' });
    expect(other.user.id).not.toBe(signedUp.user.id);
    const guess = { ...ada, password: `${testPassword} 2` };
    expect((await rejection(auth.signUp(guess))).reason).toBe('EMAIL_TAKEN');
    const { email, password } = guess;
    expect((await rejection(auth.signIn({ email, password, ...key }))).reason).toBe(
      'UNAUTHENTICATED',
    );
    expect(await auth.signUp(ada)).toEqual(signedUp);
    const renamed = auth.signUp({ ...ada, name: 'Ada L.' });
    expect((await rejection(renamed)).reason).toBe('IDEMPOTENCY_KEY_REUSED');

    // Without a secret it belongs to the client address, so nobody can prevent mail to someone else.
    const reset = { email: ada.email, ...key };
    const before = await store.count('idempotent_calls');
    await auth.requestPasswordReset(reset);
    await auth.requestPasswordReset(reset);
    await store.as(null, '192.0.2.99').auth.requestPasswordReset(reset);
    expect(await store.count('idempotent_calls')).toBe(before + 2);
  },
);

storeTest(
  'a key with fewer scopes gets no answer that its owner got as staff',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const { id } = await ada.place([[await store.product(), 1]]);
    const { key } = await staff.api.auth.createApiKey({ name: 'k', scopes: ['orders'] });
    const cancel = { id, idempotencyKey: `cancel-${id}` };
    expect(await staff.api.orders.cancel(cancel)).toMatchObject({ id, status: 'cancelled' });
    expect((await rejection(store.as(key).orders.cancel(cancel))).reason).toBe('ORDER_NOT_FOUND');
    expect(await staff.api.orders.cancel(cancel)).toMatchObject({ id, status: 'cancelled' });
    expect(await store.count(`order_events WHERE to_status = 'cancelled'`)).toBe(1);
  },
);

storeTest('stored answers reveal no tokens, passwords or keys', async ({ store }) => {
  const { email, api } = await store.customer();
  const credentials = { email, password: testPassword };
  const { key } = await api.auth.createApiKey({ name: 'n', idempotencyKey: 'my key 1' });
  const { token } = await store.stranger.auth.signIn({
    ...credentials,
    idempotencyKey: 'my key 2',
  });
  const { idempotent_calls: rows = '' } = await contentsOf(store.database);
  expect(rows.split('\n')).toHaveLength(2);
  for (const secret of [key, token, testPassword, 'my key']) expect(rows).not.toContain(secret);
});

storeTest('limits the answers that a customer stores in an hour', async ({ database }) => {
  const store = await TestStore.open(database, { env: { RATE_LIMIT: 'on' } });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const rename = (by: typeof ada, version: number, key?: string) =>
    by.api.users.update({
      id: by.id,
      expectedVersion: version,
      name: `Name ${version}`,
      ...(key === undefined ? {} : { idempotencyKey: key }),
    });
  const request = (idempotencyKey?: string) =>
    store.stranger.auth.requestPasswordReset({
      email: 'eve@example.com',
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    });
  await rename(ada, 1, 'first');
  await request('first');
  expect(await store.count('idempotent_calls')).toBe(2);
  await database.pool.query(
    `UPDATE rate_limits SET points = 4000 WHERE key LIKE 'storedAnswers:%'`,
  );

  expect((await rejection(rename(ada, 2, 'second'))).reason).toBe('RATE_LIMITED');
  expect((await rejection(request('second'))).reason).toBe('RATE_LIMITED');
  await rename(ada, 2);
  await request();
  await rename(staff, 1, 'staff');
  expect(await store.count('idempotent_calls')).toBe(3);
});

storeTest('a long stored answer counts as several', async ({ database }) => {
  const store = await TestStore.open(database, { env: { RATE_LIMIT: 'on' } });
  const ada = await store.customer();
  const set = (expectedVersion: number, productCount: number) =>
    ada.api.carts.set({
      lines: Array.from({ length: productCount }, (_, index) => ({
        productId: `${10 ** 15 + index}`,
        quantity: 1,
      })),
      orderKey: 'k',
      expectedVersion,
      idempotencyKey: `set ${expectedVersion}`,
    });
  const points = async () => {
    const { rows } = await database.pool.query<{ points: number }>(
      `SELECT points FROM rate_limits WHERE key = 'storedAnswers:customer:${ada.id}'`,
    );
    return rows[0]?.points;
  };
  await set(0, 10);
  expect(await points()).toBe(1);
  // 46 characters a line.
  await set(1, 2000);
  await expect.poll(points).toBe(1 + 1 + 9);
});

storeTest('the key may be in the header Idempotency-Key of a single call', async ({ store }) => {
  const { token } = await store.staff();
  const mug = await store.product({ stockQuantity: 9 });
  const break1 = { id: mug.id, delta: -1, reason: 'broken' };
  const order = { items: [{ productId: mug.id, quantity: 1 }] };
  for (const fastPath of [true, false]) {
    await using api = await serveStore(store, { fastPath });
    const post = async (path: string, body: unknown, key: string) => {
      const response = await fetch(`${api.url}/trpc/${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': `${key} ${fastPath}`,
        },
        body: JSON.stringify(body),
      });
      return response.text();
    };
    for (const [path, body] of [
      ['products.adjustStock', break1],
      ['products.adjustStock?batch=1', { 0: break1 }],
      ['orders.place', order],
      ['orders.place?batch=1', { 0: order }],
    ] as const) {
      const first = await post(path, body, path);
      expect(first).toContain('"result"');
      expect(await post(path, body, path)).toBe(first);
    }
    const invalid = [
      await post('products.adjustStock', break1, 'x'.repeat(256)),
      await post('products.adjustStock', { ...break1, idempotencyKey: 'other' }, 'k'),
      await post('orders.place', { ...order, idempotencyKey: 'other' }, 'k'),
      await post('products.adjustStock,orders.place?batch=1', { 0: break1, 1: order }, 'k'),
    ];
    for (const answer of invalid) expect(answer).toContain('VALIDATION_FAILED');
    expect(invalid[3]?.match(/the batch has 2: put idempotencyKey/g)).toHaveLength(4);
  }
  expect(await store.stockOf(mug)).toBe(9 - 8);
});

storeTest(
  'a retried sign-in sets the cookie again and does not show its token',
  async ({ store }) => {
    const { email } = await store.customer();
    await using api = await serveStore(store);
    const signIn = async () => {
      const response = await fetch(`${api.url}/trpc/auth.signIn`, {
        method: 'POST',
        headers: { origin: api.url, 'content-type': 'application/json', 'idempotency-key': 'k' },
        body: JSON.stringify({ email, password: testPassword, cookie: true }),
      });
      return { cookie: response.headers.getSetCookie(), body: await response.json() };
    };
    const first = await signIn();
    expect(first.cookie).toEqual([expect.stringContaining('HttpOnly')]);
    expect(first.body).toMatchObject({ result: { data: { token: '' } } });
    expect(await signIn()).toEqual(first);
  },
);
