import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';
import { createWebhook, maxWebhooks } from './manage-webhooks.ts';

storeTest('shows a secret only at creation', async ({ store }) => {
  const { api } = await store.staff();
  const { secret, ...made } = await api.webhooks.create({ url: 'https://example.com/hook' });
  expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
  expect(made).toMatchObject({
    events: null,
    description: null,
    enabled: true,
    failingSince: null,
  });
  const { secret: other, ...rotated } = await api.webhooks.rotateSecret({ id: made.id });
  expect(other).not.toBe(secret);
  for (const seen of [
    await api.webhooks.get({ id: made.id }),
    (await api.webhooks.list()).items,
    await api.webhooks.update({ id: made.id, description: 'ERP' }),
    rotated,
  ])
    expect(JSON.stringify(seen)).not.toMatch(/whsec_|secret/i);
});

storeTest('updates single fields, disables, enables and deletes a webhook', async ({ store }) => {
  const { api } = await store.staff();
  const url = 'https://example.com/hook';
  const { id } = await api.webhooks.create({ url, events: ['order.placed', 'order.placed'] });
  expect(await api.webhooks.get({ id })).toMatchObject({ url, events: ['order.placed'] });

  expect(await api.webhooks.update({ id, description: 'ERP' })).toMatchObject({
    url,
    events: ['order.placed'],
    description: 'ERP',
    enabled: true,
  });
  expect(await api.webhooks.update({ id, events: null, enabled: false })).toMatchObject({
    events: null,
    description: 'ERP',
    enabled: false,
    disabledReason: 'disabled by staff',
  });
  expect(await api.webhooks.update({ id, enabled: true, url: `${url}/2#part` })).toMatchObject({
    url: `${url}/2`,
    enabled: true,
    disabledReason: null,
  });
  await api.webhooks.delete({ id });
  for (const call of [
    () => api.webhooks.get({ id }),
    () => api.webhooks.delete({ id }),
    () => api.webhooks.update({ id, enabled: true }),
    () => api.webhooks.rotateSecret({ id }),
  ])
    expect(await rejection(call())).toMatchObject({
      reason: 'WEBHOOK_NOT_FOUND',
      details: { ids: [id] },
    });
  const redelivered = api.webhooks.redeliver({ deliveryId: '987654321' });
  expect((await rejection(redelivered)).reason).toBe('DELIVERY_NOT_FOUND');
});

storeTest('validates the URL of a webhook', async ({ store }) => {
  const { id } = await store.staff();
  const actor = {
    id,
    name: 'Staff',
    role: 'staff',
    sessionId: '1',
    keyId: null,
    keyScopes: null,
  } as const;
  const origin = { requestId: 'test', address: null, userAgent: null };
  const create = (url: string, allowPrivate: boolean) =>
    createWebhook({ ...store.services, webhookTargets: { allowPrivate } }, origin, actor, { url });
  for (const url of [
    'example.com',
    'ftp://example.com',
    'file:///etc/passwd',
    'http://example.com/hook',
    'https://user:pass@example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f000001/',
    'https://169.254.169.254/latest/meta-data',
    'https://',
  ]) {
    const { reason, details } = await rejection(create(url, false));
    expect({ url, reason, fields: Object.keys(details) }).toEqual({
      url,
      reason: 'VALIDATION_FAILED',
      fields: ['url'],
    });
  }
  expect((await create('https://93.184.215.14/hook', false)).url).toBe(
    'https://93.184.215.14/hook',
  );
  expect((await create('http://127.0.0.1:8080/hook', true)).enabled).toBe(true);
  expect((await rejection(create('ftp://127.0.0.1', true))).reason).toBe('VALIDATION_FAILED');
  expect(await store.count('webhooks')).toBe(2);
});

storeTest('creates at most a thousand webhooks, also concurrently', async ({ store }) => {
  const { api } = await store.staff();
  const url = 'https://example.com/hook';
  await store.database.pool.query(
    `INSERT INTO webhooks (url, secret) SELECT $1, 'whsec_' FROM generate_series(2, $2::int)`,
    [url, maxWebhooks],
  );
  const attempts = await Promise.allSettled([1, 2, 3].map(() => api.webhooks.create({ url })));
  expect(fulfilled(attempts)).toHaveLength(1);
  expect(rejections(attempts)).toMatchObject([
    { reason: 'TOO_MANY_WEBHOOKS' },
    { reason: 'TOO_MANY_WEBHOOKS' },
  ]);
});
