import { expect } from 'vitest';
import {
  errorOf,
  rejection,
  request,
  serveStore,
  storeTest,
  walkPages,
  type TestStore,
} from '../testing/index.ts';
import { recordSecurityEvent } from '../platform/audit/record-security-event.ts';

const account = { email: 'Ada@example.com', password: 'green teapot 7' };
const origin = { requestId: 'test', address: '192.0.2.1', userAgent: 'tests' };

storeTest('lists sign-ins, failures and changes newest first', async ({ store }) => {
  const boss = await store.staff();
  const { user, token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const { id: userId } = user;
  const ada = store.as(token);
  const [{ id: sessionId } = { id: '' }] = await ada.auth.listSessions();

  const wrong = { email: 'ADA@example.com', password: 'a wrong secret' };
  await rejection(store.stranger.auth.signIn(wrong));
  await rejection(store.stranger.auth.signIn({ ...wrong, email: 'nobody@example.com' }));
  await store.stranger.auth.signIn(account);
  const other = (await ada.auth.listSessions()).find(({ id }) => id !== sessionId)?.id ?? '';
  await ada.auth.endSession({ id: other });
  await rejection(
    ada.auth.changePassword({ currentPassword: 'a wrong secret', newPassword: 'blue teapot 8' }),
  );
  const elsewhere = await store.stranger.auth.signIn(account);
  const [third = { id: '' }] = await store.as(elsewhere.token).auth.listSessions();
  await ada.auth.changePassword({
    currentPassword: account.password,
    newPassword: 'blue teapot 8',
  });
  const key = await ada.auth.createApiKey({ name: 'Till' });
  await ada.auth.revokeApiKey({ id: key.id });
  await ada.users.update({ id: userId, expectedVersion: 1, name: 'Ada L.' });
  await ada.users.update({
    id: userId,
    expectedVersion: 2,
    email: 'ada@new.example',
    currentPassword: 'blue teapot 8',
  });
  await boss.api.users.setRole({ id: userId, role: 'staff' });
  await boss.api.users.setRole({ id: userId, role: 'staff' });
  await ada.auth.signOut();
  const made = await boss.api.users.create({ email: 'bob@example.com', name: 'Bob' });

  const { items } = await boss.api.audit.list({ limit: 100 });
  const by = (byUserId: string | null, kind: string, details: object, about = userId) => ({
    kind,
    userId: about,
    byUserId,
    details,
  });
  const listed = items.toReversed().map(({ kind, userId: about, byUserId, details }) => ({
    kind,
    userId: about,
    byUserId,
    details,
  }));
  expect(listed).toEqual([
    by(userId, 'signed-up', { email: 'Ada@example.com' }),
    by(null, 'sign-in-failed', { email: 'ADA@example.com' }),
    { ...by(null, 'sign-in-failed', { email: 'nobody@example.com' }), userId: null },
    by(userId, 'signed-in', { sessionId: other }),
    by(userId, 'sessions-ended', { sessionIds: [other] }),
    by(userId, 'password-change-failed', {}),
    by(userId, 'signed-in', { sessionId: third.id }),
    by(userId, 'password-changed', { endedSessionIds: [third.id], revokedKeyIds: [] }),
    by(userId, 'key-created', { keyId: key.id, name: 'Till', scopes: ['read', 'orders'] }),
    by(userId, 'key-revoked', { keyId: key.id, name: 'Till' }),
    by(userId, 'email-changed', { from: 'Ada@example.com', to: 'ada@new.example' }),
    by(boss.id, 'role-changed', { from: 'customer', to: 'staff' }),
    by(userId, 'signed-out', { sessionId }),
    by(boss.id, 'user-created', { email: 'bob@example.com', role: 'customer' }, made.id),
  ]);
  expect(
    new Set(
      items.map(({ address, userAgent, requestId }) => [address, userAgent, requestId].join()),
    ),
  ).toEqual(new Set(['192.0.2.1,tests,test']));
  const text = JSON.stringify(items);
  for (const secret of [account.password, 'a wrong secret', 'blue teapot 8', token, key.key])
    expect(text).not.toContain(secret);

  // Nothing personal of a deleted account is left in its events.
  await boss.api.users.delete({ id: userId });
  const left = (await boss.api.audit.list({ limit: 100 })).items;
  expect(left[0]).toMatchObject({ kind: 'user-deleted', userId, byUserId: boss.id, details: {} });
  expect(left.filter((event) => event.userId === userId)).toHaveLength(13);
  expect(JSON.stringify(left)).not.toMatch(/ada|till/i);
});

storeTest('filters events by user and kind, with paging', async ({ store }) => {
  const boss = await store.staff();
  const [ada, bob] = [await store.customer(), await store.customer()];
  for (const { api } of [ada, bob, ada, bob, ada]) await api.auth.createApiKey({ name: 'k' });
  await boss.api.users.setRole({ id: ada.id, role: 'staff' });
  const { audit } = boss.api;
  const all = (await audit.list()).items;
  expect(all).toHaveLength(6);
  for (const filter of [
    {},
    { userId: ada.id },
    { kind: 'key-created' as const },
    { userId: ada.id, kind: 'key-created' as const },
  ]) {
    const wanted = all.filter((event) =>
      Object.entries(filter).every(([name, value]) => Reflect.get(event, name) === value),
    );
    const pages = await walkPages((page) => audit.list({ ...filter, ...page }), 2);
    expect(pages.flat()).toEqual(wanted);
  }
  const { nextCursor: cursor } = await audit.list({ userId: ada.id, limit: 1 });
  expect((await rejection(audit.list({ userId: bob.id, cursor }))).reason).toBe('INVALID_CURSOR');
  expect((await audit.list({ userId: '987654321' })).items).toEqual([]);
});

storeTest('filters and exports events by time, and records the export', async ({ store }) => {
  await using served = await serveStore(store);
  const [boss, ada] = [await store.staff(), await store.customer()];
  const times = ['2026-03-01T00:00:00Z', '2026-03-31T23:59:59.999999Z', '2026-04-01T00:00:00Z'];
  for (const at of times)
    await store.database.pool.query(
      `INSERT INTO security_events (at, kind, user_id, by_user_id, request_id, user_agent, details)
       VALUES ($1, 'password-reset-requested', $2, NULL, 'r', '=1+1', '{"email": "ada@example.com"}')`,
      [at, ada.id],
    );
  const { audit } = boss.api;
  const timesOf = async (range: { from?: string; to?: string }) => {
    const pages = await walkPages((page) => audit.list({ userId: ada.id, ...range, ...page }), 1);
    return pages.flat().map(({ at }) => Date.parse(at));
  };
  const [first, second, third] = times.map((at) => Date.parse(at));
  expect(await timesOf({ from: '2026-03-01', to: '2026-03-31' })).toEqual([second, first]);
  expect(await timesOf({ from: '2026-03-01T00:00:00.000001Z' })).toEqual([third, second]);
  expect(await timesOf({ to: '2026-03-31T23:59:59.999999Z' })).toEqual([first]);
  const { nextCursor: cursor } = await audit.list({ userId: ada.id, to: '2026-03-31', limit: 1 });
  expect((await rejection(audit.list({ userId: ada.id, cursor }))).reason).toBe('INVALID_CURSOR');

  const csv = (query: string, token = boss.token) =>
    request(`${served.url}/exports/audit.csv${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const march = `?userId=${ada.id}&from=2026-03-01&to=2026-03-31`;
  const { text } = await csv(march);
  const lines = text.trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain(
    'event_id,at,kind,user_id,by_user_id,key_id,procedure,address,user_agent,request_id,details',
  );
  expect(lines[1]).toContain(
    `,2026-03-31T23:59:59.999999Z,password-reset-requested,${ada.id},,,,,'=1+1,r,"{""email"":""ada@example.com""}"`,
  );
  expect((await audit.list({ kind: 'audit-exported' })).items).toMatchObject([
    {
      byUserId: boss.id,
      procedure: 'reports.exportAudit',
      details: { filter: { userId: ada.id, from: '2026-03-01', to: '2026-03-31' } },
    },
  ]);
  const reports = await boss.api.auth.createApiKey({ name: 'BI', scopes: ['reports'] });
  for (const [query, token, reason] of [
    ['', ada.token, 'FORBIDDEN'],
    ['', reports.key, 'FORBIDDEN'],
    ['?from=yesterday', boss.token, 'VALIDATION_FAILED'],
    ['?limit=5', boss.token, 'VALIDATION_FAILED'],
  ] as const)
    expect(errorOf(await csv(query, token)).data.reason, query).toBe(reason);
  expect(await store.count(`security_events WHERE kind = 'audit-exported'`)).toBe(1);
});

storeTest('rolls back event and change together', async ({ store }) => {
  const [ada, boss] = [await store.customer(), await store.staff()];
  await ada.place([[await store.product(), 1]]);
  await rejection(boss.api.users.delete({ id: ada.id }));
  expect(await kindsOf(store)).toEqual(['product-created']);

  await store.database.pool.query(
    `ALTER TABLE security_events ADD CONSTRAINT reject_all CHECK (false) NOT VALID`,
  );
  const before = await ada.api.auth.listSessions();
  for (const call of [
    () => store.stranger.auth.signUp({ ...account, name: 'Ada' }),
    () => ada.api.auth.createApiKey({ name: 'k' }),
    () => ada.api.auth.signOut(),
    () => boss.api.users.setRole({ id: ada.id, role: 'staff' }),
    () => boss.api.users.create({ email: 'bob@example.com', name: 'Bob' }),
  ]) {
    expect((await rejection(call())).reason).toBe('INTERNAL');
  }
  expect(await ada.api.auth.listSessions()).toEqual(before);
  expect(await ada.api.auth.listApiKeys()).toEqual([]);
  expect(await store.count(`users WHERE email IN ('Ada@example.com', 'bob@example.com')`)).toBe(0);
  expect(await ada.api.auth.me()).toMatchObject({ role: 'customer' });
});

storeTest('truncates long addresses and user agents', async ({ store }) => {
  const event = { kind: 'password-reset', userId: null, byUserId: null, details: {} } as const;
  await recordSecurityEvent(
    store.database.knex,
    { ...origin, address: 'x'.repeat(10_000), userAgent: 'y'.repeat(10_000) },
    event,
  );
  await recordSecurityEvent(
    store.database.knex,
    { ...origin, address: null, userAgent: null },
    event,
  );
  const { items } = await (await store.staff()).api.audit.list();
  expect(items).toMatchObject([
    { address: null, userAgent: null },
    { address: 'x'.repeat(100), userAgent: 'y'.repeat(500) },
  ]);
});

async function kindsOf({ database }: TestStore): Promise<string[]> {
  const { rows } = await database.pool.query('SELECT kind FROM security_events ORDER BY id');
  return rows.map(({ kind }) => kind);
}
