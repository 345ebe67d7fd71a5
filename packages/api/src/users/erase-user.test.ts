import { expect } from 'vitest';
import { exportOrders } from '../orders/export-orders.ts';
import {
  contentsOf,
  fulfilled,
  rejection,
  rejections,
  request,
  serveStore,
  startSmtpCatcher,
  storeTest,
  testPassword,
  TestStore,
} from '../testing/index.ts';
import { feedDeliveries } from '../webhooks/feed-deliveries.ts';

const address = '203.0.113.77';
const metadata = { address: { name: 'Zaphod' }, channel: 'web' };

/** An account of which every personal value contains `zaphod` or the address. */
async function zaphodsTraces(store: TestStore) {
  const boss = await store.staff('Boss');
  const { api } = boss;
  await api.webhooks.create({ url: 'https://shop.example/hook' });
  const mug = await store.product({ price: '10.00' });
  const stranger = store.as(null, address);
  const account = { email: 'zaphod@example.com', password: testPassword };
  const { user, token } = await stranger.auth.signUp({ ...account, name: 'Zaphod' });
  const { id } = user;
  const zaphod = store.as(token, address);
  await api.users.update({
    id,
    expectedVersion: 1,
    name: 'Zaphod B',
    metadata: { nick: 'zaphod' },
  });
  const email = 'zaphod@moved.example';
  await zaphod.users.update({ id, expectedVersion: 2, email, currentPassword: testPassword });
  await rejection(stranger.auth.signIn(account));
  await rejection(stranger.auth.signIn({ email, password: 'a wrong secret' }));
  const { id: keyId } = await zaphod.auth.createApiKey({ name: 'Zaphod’s till' });
  await zaphod.auth.revokeApiKey({ id: keyId });
  const { key } = await zaphod.auth.createApiKey({ name: 'Zaphod’s shop' });
  await zaphod.auth.beginTotp();
  const lines = [{ productId: mug.id, quantity: 1 }];
  await zaphod.carts.set({ lines, orderKey: 'zaphod-3', expectedVersion: 0 });
  const addresses = [{ id: 'home', fields: { name: 'Zaphod' } }];
  await zaphod.addresses.set({ addresses, expectedVersion: 0 });
  await stranger.auth.requestPasswordReset({ email });
  await store.services.afterResponse.idle();

  const place = (idempotencyKey: string) =>
    zaphod.orders.place({
      items: [{ productId: mug.id, quantity: 2 }],
      metadata,
      idempotencyKey,
    });
  const [paid, cancelled] = [await place('zaphod-1'), await place('zaphod-2')];
  await zaphod.orders.cancel({ id: cancelled.id, note: 'Zaphod moved' });
  await api.orders.confirm({ id: paid.id, note: 'Zaphod rang', customerNote: 'Thanks, Zaphod' });
  await api.orders.note({ id: paid.id, text: 'Zaphod has two heads' });
  await api.users.setNote({ id, expectedVersion: 0, text: 'Zaphod pays late' });
  const payment = {
    orderId: paid.id,
    provider: 'stripe',
    reference: 'pi_1',
    kind: 'captured' as const,
    amount: '20.00',
    metadata: { payer: 'Zaphod' },
  };
  await api.payments.record(payment);
  await feedDeliveries(store.database);
  return { boss, mug, id, email, token, key, stranger, paid, payment };
}

async function traces({ database }: TestStore): Promise<string[]> {
  const lines = Object.entries(await contentsOf(database)).flatMap(([table, text]) =>
    text.split('\n').map((line) => `${table}: ${line}`),
  );
  return lines.filter((line) => line.toLowerCase().includes('zaphod') || line.includes(address));
}

function tablesOf(lines: readonly string[]): string[] {
  return [...new Set(lines.map((line) => line.slice(0, line.indexOf(':'))))];
}

storeTest(
  'leaves nothing personal of an erased user in any table, and keeps the orders',
  async ({ store }) => {
    const { boss, id, email, token, key, stranger, paid, payment } = await zaphodsTraces(store);
    const { api } = boss;
    expect(tablesOf(await traces(store))).toEqual([
      'address_books',
      'api_keys',
      'carts',
      'email_verifications',
      'idempotency_keys',
      'order_events',
      'order_metadata',
      'order_notes',
      'password_resets',
      'payments',
      'security_events',
      'sessions',
      'stock_movements',
      'user_metadata',
      'user_notes',
      'user_search',
      'users',
      'webhook_deliveries',
    ]);
    const before = await api.orders.get({ id: paid.id });

    const erased = await api.users.erase({ id, keepOrderMetadata: ['channel'] });

    expect(await traces(store)).toEqual([]);
    expect(erased).toMatchObject({
      id,
      name: 'Erased user',
      email: `erased-${id}@invalid`,
      role: 'customer',
      metadata: {},
      erasedAt: expect.any(String),
    });
    expect(await api.users.get({ id })).toEqual(erased);
    expect(await api.orders.get({ id: paid.id })).toEqual({
      ...before,
      metadata: { channel: 'web' },
    });
    expect((await api.orders.list({ userId: id })).items).toHaveLength(2);
    expect(await api.orders.history({ id: paid.id })).toMatchObject([
      { to: 'pending', by: { id, name: 'Erased user' }, note: null },
      {
        to: 'confirmed',
        by: { id: boss.id, name: 'Boss' },
        note: 'erased',
        customerNote: 'erased',
      },
    ]);
    expect((await api.orders.listNotes({ id: paid.id })).items).toMatchObject([{ text: 'erased' }]);
    let csv = '';
    for await (const part of exportOrders(store.database, { userId: id })) csv += part;
    expect(csv).toContain(`,Erased user,erased-${id}@invalid,`);
    const { rows: deliveries } = await store.database.pool.query(
      `SELECT body::jsonb -> 'data' AS data FROM webhook_deliveries WHERE type = 'order.placed'`,
    );
    const placed = {
      order: { userId: id, metadata: {} },
      event: { by: { name: 'Erased user' }, note: null },
    };
    expect(deliveries).toMatchObject([{ data: placed }, { data: placed }]);
    const { items: audit } = await api.audit.list({ userId: id, limit: 100 });
    expect(audit[0]).toMatchObject({ kind: 'user-erased', byUserId: boss.id, details: {} });
    expect(audit.find(({ kind }) => kind === 'signed-up')).toMatchObject({
      address: null,
      userAgent: null,
      details: { email: 'erased' },
    });
    expect(audit.find(({ kind }) => kind === 'user-updated')).toMatchObject({
      address: '192.0.2.1',
      details: { from: {}, to: {}, metadataKeys: ['nick'] },
    });
    expect(await store.violations()).toEqual([]);

    // Nobody signs in, and the provider may report the payment once more.
    for (const secret of [token, key])
      expect((await rejection(store.as(secret).auth.me())).reason).toBe('UNAUTHENTICATED');
    const signIn = { email, password: testPassword };
    expect((await rejection(stranger.auth.signIn(signIn))).reason).toBe('UNAUTHENTICATED');
    expect((await api.payments.record(payment)).payment).toMatchObject({ metadata: {} });
    expect((await rejection(api.payments.record({ ...payment, amount: '1.00' }))).reason).toBe(
      'PAYMENT_CONFLICT',
    );
    const again = await api.users.erase({ id });
    expect(again).toMatchObject({ erasedAt: erased.erasedAt });
    expect((await api.orders.get({ id: paid.id })).metadata).toEqual({});
    // The address is free.
    const { user } = await stranger.auth.signUp({ ...signIn, name: 'Zaphod' });
    expect(user.id).not.toBe(id);
    expect((await api.users.list({ search: 'zaphod' })).items).toMatchObject([{ id: user.id }]);
  },
);

// Others may have entered an address of the user, and callers choose the ids of their requests.
storeTest(
  'erases the address of the user from other accounts and from chosen request ids',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await TestStore.open(database, {
      env: { SMTP_URL: smtp.url, MAIL_FROM: 'shop@example.com' },
    });
    const boss = await store.staff('Boss');
    const zaphod = await store.customer('Zaphod');
    const verified = await store.customer('Trillian');
    const { token, user: unverified } = await store.stranger.auth.signUp({
      email: 'ford@example.com',
      password: testPassword,
      name: 'Ford',
    });
    for (const [id, api] of [
      [verified.id, verified.api],
      [unverified.id, store.as(token)],
    ] as const)
      await api.users.update({
        id,
        expectedVersion: 1,
        email: zaphod.email,
        currentPassword: testPassword,
      });
    await store.services.afterResponse.idle();
    await database.pool.query(
      `INSERT INTO security_events (kind, user_id, by_user_id, request_id, details)
       VALUES ('signed-out', $1, $1, 'zaphod-7', '{}')`,
      [zaphod.id],
    );
    expect(tablesOf(await traces(store))).toEqual([
      'email_verifications',
      'security_events',
      'user_search',
      'users',
    ]);

    await boss.api.users.erase({ id: zaphod.id });

    expect(await traces(store)).toEqual([]);
    expect(await store.violations()).toEqual([]);
    // The account that was never verified still is not.
    const ford = store.as(token).auth.createApiKey({ name: 'Key' });
    expect((await rejection(ford)).reason).toBe('EMAIL_VERIFICATION_REQUIRED');
  },
);

storeTest(
  'leaves nothing of erased staff in imports and in stored responses of webhook receivers',
  async ({ store }) => {
    await using served = await serveStore(store);
    const boss = await store.staff('Boss');
    const zaphod = await store.staff('Zaphod');
    await boss.api.webhooks.create({ url: 'https://shop.example/hook' });
    const [ada, mug] = [await store.customer('Ada'), await store.product()];
    const order = await ada.place([[mug, 1]]);
    await zaphod.api.orders.confirm({ id: order.id });
    await zaphod.api.products.adjustStock({ id: mug.id, delta: 1, reason: 'found' });
    await feedDeliveries(store.database);
    await store.database.pool.query('UPDATE webhook_deliveries SET response_excerpt = body');
    const { id } = await zaphod.api.catalog.beginImport();
    const started = await request(`${served.url}/trpc/catalog.startImport`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${zaphod.token}`,
        'content-type': 'application/json',
        'x-request-id': 'zaphod-42',
      },
      body: JSON.stringify({ id, mode: 'row-by-row' }),
    });
    expect(started.status, started.text).toBe(200);
    expect(tablesOf(await traces(store))).toEqual([
      'catalog_import_jobs',
      'security_events',
      'user_search',
      'users',
      'webhook_deliveries',
    ]);

    await boss.api.users.erase({ id: zaphod.id });

    expect(await traces(store)).toEqual([]);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('an erased account can no longer be changed or used', async ({ store }) => {
  const { boss, mug, id, stranger } = await zaphodsTraces(store);
  const { api } = boss;
  await api.users.erase({ id });
  const items = [{ productId: mug.id, quantity: 1 }];
  for (const call of [
    () => api.users.update({ id, expectedVersion: 4, name: 'Zaphod' }),
    () => api.users.update({ id, expectedVersion: 1, metadata: { nick: 'zaphod' } }),
    () => api.users.setRole({ id, role: 'staff' }),
    () => api.orders.place({ items, userId: id }),
  ])
    expect(await rejection(call())).toMatchObject({
      reason: 'USER_NOT_FOUND',
      details: { ids: [id] },
    });
  await stranger.auth.requestPasswordReset({ email: `erased-${id}@invalid` });
  await store.services.afterResponse.idle();
  expect(await store.count('password_resets')).toBe(0);
  // Nobody can take the address of the placeholder.
  const placeholder = { email: `erased-${id}@invalid`, password: testPassword, name: 'Eve' };
  expect((await rejection(stranger.auth.signUp(placeholder))).reason).toBe('VALIDATION_FAILED');
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'erases everything of a user who signs in, orders and changes the account at the same time',
  async ({ store }) => {
    const { api } = await store.staff('Boss');
    const mug = await store.product({ stockQuantity: 1000 });
    const items = [{ productId: mug.id, quantity: 1 }];
    for (let round = 0; round < 6; round++) {
      const zaphod = await store.customer(`Zaphod ${round}`);
      const { id, email } = zaphod;
      const order = await zaphod.api.orders.place({ items, metadata });
      const [erased, ...others] = await Promise.allSettled([
        api.users.erase({ id }),
        store.stranger.auth.signIn({ email, password: testPassword }),
        zaphod.api.orders.place({ items, metadata }),
        zaphod.api.auth.createApiKey({ name: 'Zaphod' }),
        zaphod.api.carts.set({ lines: items, orderKey: 'zaphod', expectedVersion: 0 }),
        zaphod.api.addresses.set({
          addresses: [{ id: 'home', fields: { name: 'Zaphod' } }],
          expectedVersion: 0,
        }),
        zaphod.api.users.update({ id, expectedVersion: 1, name: 'Zaphod' }),
        api.users.update({ id, expectedVersion: 1, metadata: { nick: 'zaphod' } }),
        api.orders.updateMetadata({ id: order.id, metadata: { gift: true } }),
        zaphod.api.orders.cancel({ id: order.id, note: 'Zaphod moved' }),
        store.stranger.auth.requestPasswordReset({ email }),
      ]);
      expect(erased.status).toBe('fulfilled');
      for (const { reason } of rejections(others))
        expect(reason).toBeOneOf([
          'UNAUTHENTICATED',
          'USER_NOT_FOUND',
          'ORDER_NOT_FOUND',
          'VERSION_CONFLICT',
        ]);
      await store.services.afterResponse.idle();
      // A sign-in that comes too late is an attempt with the address of no account.
      const left = await traces(store);
      expect(left.filter((line) => !/^security_events: .*sign-in-failed/.test(line))).toEqual([]);
      expect(await store.violations()).toEqual([]);
    }
  },
);

storeTest(
  'staff cannot erase themselves, nor others with a stolen session or a key',
  async ({ store }) => {
    const [boss, other] = [await store.staff(), await store.staff()];
    const ada = await store.customer();
    expect((await rejection(boss.api.users.erase({ id: boss.id }))).reason).toBe('FORBIDDEN');
    expect((await rejection(ada.api.users.erase({ id: other.id }))).reason).toBe('FORBIDDEN');
    const { key } = await boss.api.auth.createApiKey({ name: 'CRM', scopes: ['users'] });
    expect((await rejection(store.as(key).users.erase({ id: other.id }))).reason).toBe('FORBIDDEN');
    expect((await rejection(boss.api.users.erase({ id: '987654321' }))).reason).toBe(
      'USER_NOT_FOUND',
    );
    await store.database.pool.query(
      `UPDATE sessions SET created_at = created_at - interval '11 minutes'`,
    );
    const erase = { id: ada.id };
    expect((await rejection(boss.api.users.erase(erase))).reason).toBe('REAUTHENTICATION_REQUIRED');
    expect(await store.count('users WHERE erased_at IS NOT NULL')).toBe(0);
    await boss.api.users.erase({ ...erase, currentPassword: testPassword });
    expect(await store.count('users WHERE erased_at IS NOT NULL')).toBe(1);
  },
);

storeTest('keeps one staff member when all erase each other concurrently', async ({ store }) => {
  const ring = [await store.staff(), await store.staff(), await store.staff()];
  const attempts = await Promise.allSettled(
    ring.map(({ api }, index) =>
      api.users.erase({ id: ring[(index + 1) % ring.length]?.id ?? '' }),
    ),
  );
  expect(fulfilled<unknown>(attempts).length).toBeGreaterThan(0);
  for (const { reason } of rejections(attempts))
    expect(reason).toBeOneOf(['FORBIDDEN', 'UNAUTHENTICATED']);
  expect(await store.count(`user_roles WHERE role = 'staff'`)).toBeGreaterThan(0);
  expect(await store.violations()).toEqual([]);
});

/** Texts that `users.erase` deletes or replaces, by table. */
const erased = {
  address_books: 'addresses',
  api_keys: 'hint name scopes',
  carts: 'lines order_key',
  catalog_import_jobs: 'origin',
  email_verifications: 'email',
  idempotency_keys: 'key',
  order_events: 'customer_note note',
  order_metadata: 'metadata',
  order_notes: 'text',
  password_resets: 'email',
  payments: 'metadata',
  security_events: 'address details request_id user_agent',
  sessions: 'address user_agent',
  stock_movements: 'reason',
  text_conflicts: 'value',
  user_credentials: 'password_hash',
  user_metadata: 'metadata',
  user_notes: 'text',
  user_roles: 'role',
  user_search: 'letters text',
  user_totp: 'secret',
  users: 'email name',
  webhook_deliveries: 'body response_excerpt',
};

/** Texts that are not personal, or that ADR 63 keeps. */
const kept = {
  catalog_import_jobs: 'idempotency_key state upload',
  catalog_imports: 'mode',
  order_charges: 'kind label',
  order_events: 'cause from_status kind to_status',
  order_item_changes: 'kind',
  order_shipments: 'carrier tracking_number tracking_url',
  orders: 'order_number status',
  payment_references: 'provider reference',
  payments: 'kind provider reference',
  security_events: 'kind procedure',
  stock_movements: 'kind',
  text_conflicts: 'column_name table_name',
  webhook_deliveries: 'error message_id status subject type',
};

storeTest(
  'each text column about users or their orders is erased or kept on purpose',
  async ({ store }) => {
    const { rows } = await store.database.pool.query<{ name: string }>(`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE data_type IN ('text', 'character varying', 'json', 'jsonb', 'ARRAY') AND table_name IN (
      SELECT table_name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name IN ('user_id', 'by_user_id', 'order_id')
      UNION SELECT unnest(ARRAY['users', 'text_conflicts', 'webhook_deliveries'])
    )`);
    const known = [erased, kept].flatMap((columns) =>
      Object.entries(columns).flatMap(([table, names]) =>
        names.split(' ').map((name) => `${table}.${name}`),
      ),
    );
    expect(
      rows.map(({ name }) => name).toSorted(),
      'decide for each new column whether users.erase erases it, and list it above',
    ).toEqual(known.toSorted());
  },
);
