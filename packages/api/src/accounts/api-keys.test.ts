import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';
import { maxApiKeys } from './api-keys.ts';

storeTest('shows a key once, acts for its owner and stores only its hash', async ({ store }) => {
  const ada = await store.customer('Ada');
  const { key, ...created } = await ada.api.auth.createApiKey({ name: ' Till 1 ' });
  expect(created).toEqual({
    id: expect.stringMatching(/^\d+$/),
    name: 'Till 1',
    hint: `${key.slice(0, 8)}…${key.slice(-4)}`,
    scopes: ['read', 'orders'],
    createdAt: expect.stringMatching(/Z$/),
    lastUsedAt: null,
    expiresAt: expect.stringMatching(/Z$/),
  });
  expect(await ada.api.auth.listApiKeys()).toEqual([created]);
  expect(await ada.api.auth.listApiKeys({})).toEqual([created]);

  const till = store.as(key);
  expect(await till.auth.me()).toEqual(await ada.api.auth.me());
  const mug = await store.product();
  const order = await till.orders.place({ items: [{ productId: mug.id, quantity: 1 }] });
  expect((await ada.api.orders.list({})).items).toMatchObject([{ id: order.id }]);

  const { rows } = await store.database.pool.query(
    `SELECT (SELECT json_agg(k) FROM api_keys k)::text || (SELECT json_agg(e) FROM security_events e)::text AS stored`,
  );
  expect(rows[0].stored).toContain('Till 1');
  expect(rows[0].stored).not.toContain(key.slice(9, -5));
});

storeTest('lets keys expire after 90 days unless another expiry is chosen', async ({ store }) => {
  const { api } = await store.staff();
  const { createdAt, expiresAt } = await api.auth.createApiKey({ name: 'k', scopes: ['staff'] });
  expect((Date.parse(expiresAt ?? '') - Date.parse(createdAt)) / 86_400_000).toBeCloseTo(90, 1);
  const declined = await api.auth.createApiKey({ name: 'k', expiresAt: null });
  expect(declined.expiresAt).toBeNull();
});

storeTest('records the first use of a key, then at most one use per hour', async ({ store }) => {
  const { api } = await store.customer();
  const { id, key } = await api.auth.createApiKey({ name: 'k' });
  const lastUse = async () => (await api.auth.listApiKeys())[0]?.lastUsedAt ?? null;
  const use = async () => {
    await store.as(key).auth.me();
    await store.services.authenticate.idle();
    return lastUse();
  };
  expect(await lastUse()).toBeNull();
  const first = await use();
  expect(first).not.toBeNull();
  expect(await use()).toBe(first);
  await store.database.pool.query(
    `UPDATE api_keys SET last_used_at = last_used_at - interval '61 minutes' WHERE id = $1`,
    [id],
  );
  const later = await use();
  expect(String(later) > String(first)).toBe(true);
});

// Failure case 34: docs/failure-cases.md
storeTest(
  'rejects revoked and expired keys immediately and hides the keys of others',
  async ({ store }) => {
    const [ada, bob] = [await store.customer(), await store.customer()];
    const [revoked, expiring] = [
      await ada.api.auth.createApiKey({ name: 'a' }),
      await ada.api.auth.createApiKey({ name: 'b', expiresAt: '2099-01-01T00:00:00Z' }),
    ];
    expect(expiring.expiresAt).toBe('2099-01-01T00:00:00.000000Z');
    for (const { key } of [revoked, expiring]) await store.as(key).auth.me();

    const others = await rejection(bob.api.auth.revokeApiKey({ id: revoked.id }));
    expect(others).toMatchObject({ reason: 'API_KEY_NOT_FOUND', details: { ids: [revoked.id] } });
    expect(await ada.api.auth.revokeApiKey({ id: revoked.id })).toEqual({});
    expect((await rejection(ada.api.auth.revokeApiKey({ id: revoked.id }))).reason).toBe(
      'API_KEY_NOT_FOUND',
    );
    await store.database.pool.query(
      `UPDATE api_keys SET expires_at = now() AT TIME ZONE 'UTC' WHERE id = $1`,
      [expiring.id],
    );
    for (const { key } of [revoked, expiring])
      expect((await rejection(store.as(key).auth.me())).reason).toBe('UNAUTHENTICATED');
    expect((await ada.api.auth.listApiKeys()).map(({ id }) => id)).toEqual([expiring.id]);
  },
);

storeTest('reports a mistyped key', async ({ store }) => {
  const { api } = await store.customer();
  const { key } = await api.auth.createApiKey({ name: 'k' });
  const cut = await rejection(store.as(key.slice(0, -1)).auth.me());
  expect(cut).toMatchObject({ reason: 'UNAUTHENTICATED', message: /mistyped/ });
});

storeTest('grants the scope staff to staff only, while they have the role', async ({ store }) => {
  const [boss, ada] = [await store.staff(), await store.customer()];
  const request = { name: 'k', scopes: ['read' as const, 'staff' as const] };
  expect((await rejection(ada.api.auth.createApiKey(request))).reason).toBe('FORBIDDEN');
  await boss.api.users.setRole({ id: ada.id, role: 'staff' });
  const { key } = await ada.api.auth.createApiKey(request);
  expect((await store.as(key).users.list({})).items).toHaveLength(2);

  await boss.api.users.setRole({ id: ada.id, role: 'customer' });
  expect((await rejection(store.as(key).users.list({}))).reason).toBe('FORBIDDEN');
  expect(await store.as(key).auth.me()).toMatchObject({ id: ada.id, role: 'customer' });
});

storeTest('requires a name, known scopes and an expiry in the future', async ({ store }) => {
  const { api } = await store.staff();
  const wrong: readonly [field: string, value: unknown][] = [
    ['name', ''],
    ['name', 'x'.repeat(101)],
    ['scopes', []],
    ['scopes', ['read', 'read']],
    ['scopes', ['admin']],
    ['expiresAt', '2020-01-01T00:00:00Z'],
    ['expiresAt', '2099-02-30T00:00:00Z'],
    ['expiresAt', '2099-01-01T00:00:00+02:00'],
    ['expiresAt', '2099-01-01'],
    ['expiresAt', '+020000-01-01T00:00:00Z'],
    ['expiresAt', 4_070_908_800_000],
  ];
  for (const [field, value] of wrong) {
    const input: unknown = { name: 'k', [field]: value };
    const create: (input: never) => Promise<unknown> = api.auth.createApiKey;
    const { reason, details } = await rejection(Reflect.apply(create, undefined, [input]));
    expect({ field, value, reason, fields: Object.keys(details)[0]?.split('.')[0] }).toEqual({
      field,
      value,
      reason: 'VALIDATION_FAILED',
      fields: field,
    });
  }
  const latest = '9999-12-31T23:59:59.999999Z';
  expect(await api.auth.createApiKey({ name: 'k', expiresAt: latest })).toMatchObject({
    expiresAt: latest,
  });
});

storeTest('limits the number of keys per account under concurrency', async ({ store }) => {
  const { id, api } = await store.customer();
  await store.database.pool.query(
    `INSERT INTO api_keys (user_id, name, key_hash, hint, scopes)
     SELECT $1, n, sha256(n::text::bytea), 'osk_', '{read}' FROM generate_series(1, $2) n`,
    [id, maxApiKeys - 2],
  );
  const attempts = await Promise.allSettled(
    Array.from({ length: 6 }, () => api.auth.createApiKey({ name: 'one more' })),
  );
  expect(fulfilled(attempts)).toHaveLength(2);
  expect(new Set(rejections(attempts).map(({ reason }) => reason))).toEqual(
    new Set(['TOO_MANY_API_KEYS']),
  );
  expect(await api.auth.listApiKeys()).toHaveLength(maxApiKeys);
  await api.auth.revokeApiKey({ id: fulfilled(attempts)[0]?.id ?? '' });
  await api.auth.createApiKey({ name: 'again' });
});
