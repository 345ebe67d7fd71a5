import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

storeTest('applies a new role to existing sessions at the next call', async ({ store }) => {
  const [boss, ada] = [await store.staff(), await store.customer()];
  expect((await rejection(ada.api.users.list({}))).reason).toBe('FORBIDDEN');
  expect(await boss.api.users.setRole({ id: ada.id, role: 'staff' })).toMatchObject({
    id: ada.id,
    role: 'staff',
  });
  await ada.api.users.list({});
  await boss.api.users.setRole({ id: ada.id, role: 'customer' });
  expect((await rejection(ada.api.users.list({}))).reason).toBe('FORBIDDEN');
  expect(await ada.api.auth.me()).toMatchObject({ role: 'customer' });
});

storeTest(
  'does not let staff change their own role or delete their own account',
  async ({ store }) => {
    const { id, api } = await store.staff();
    for (const role of ['customer', 'staff'] as const)
      expect((await rejection(api.users.setRole({ id, role }))).reason).toBe('FORBIDDEN');
    expect((await rejection(api.users.delete({ id }))).reason).toBe('FORBIDDEN');
    const { reason } = await rejection(api.users.setRole({ id: '987654321', role: 'staff' }));
    expect(reason).toBe('USER_NOT_FOUND');
  },
);

// Failure case 66: docs/failure-cases.md
storeTest(
  'staff cannot take over or delete other staff without first changing their role',
  async ({ store }) => {
    const [thief, boss, ada] = [await store.staff(), await store.staff(), await store.customer()];
    const { key } = await thief.api.auth.createApiKey({ name: 'k', scopes: ['users'] });
    const everything = await thief.api.auth.createApiKey({ name: 'all', scopes: ['staff'] });
    const { id } = boss;
    const email = 'thief@example.com';
    const change = { id, expectedVersion: 1 };
    const attacks = [
      () => thief.api.users.update({ ...change, email }),
      () => thief.api.users.update({ ...change, email, name: 'Boss' }),
      ...[key, everything.key].flatMap((each) => [
        () => store.as(each).users.update({ ...change, name: 'Not the boss' }),
        () => store.as(each).users.delete({ id }),
      ]),
    ];
    for (const attack of attacks) expect((await rejection(attack())).reason).toBe('FORBIDDEN');
    expect(await boss.api.auth.me()).toMatchObject({
      email: boss.email,
      role: 'staff',
      version: 1,
    });
    expect(
      await store.count("security_events WHERE kind IN ('email-changed', 'user-deleted')"),
    ).toBe(0);

    // The same key manages customers, and while someone becomes staff, one of the two happens first.
    await store.as(key).users.update({ id: ada.id, expectedVersion: 1, name: 'Ada L.' });
    const races = await Promise.allSettled([
      boss.api.users.setRole({ id: ada.id, role: 'staff' }),
      thief.api.users.update({ id: ada.id, expectedVersion: 2, email }),
    ]);
    for (const { reason } of rejections(races)) expect(reason).toBe('FORBIDDEN');
    const kinds = await store.database.pool.query<{ kind: string }>(
      `SELECT kind FROM security_events WHERE user_id = $1 AND kind IN ('role-changed', 'email-changed') ORDER BY id`,
      [ada.id],
    );
    expect(kinds.rows.map(({ kind }) => kind)).not.toEqual(['role-changed', 'email-changed']);
    // A name is no way into an account.
    await thief.api.users.update({ ...change, name: 'The boss' });
  },
);

storeTest('keeps one staff member when two demote each other concurrently', async ({ store }) => {
  for (let round = 0; round < 10; round++) {
    const ring = [await store.staff(), await store.staff(), await store.staff()];
    const attempts = await Promise.allSettled(
      ring.map(({ api }, index) => {
        const id = ring[(index + 1) % ring.length]?.id ?? '';
        return round % 2 === 0
          ? api.users.setRole({ id, role: 'customer' })
          : api.users.delete({ id });
      }),
    );
    expect(fulfilled<unknown>(attempts).length).toBeGreaterThan(0);
    for (const { reason } of rejections(attempts))
      expect(reason).toBeOneOf(['FORBIDDEN', 'UNAUTHENTICATED', 'USER_NOT_FOUND']);
    const { rows } = await store.database.pool.query(
      `SELECT count(*)::int AS left FROM user_roles WHERE role = 'staff' AND user_id = ANY ($1)`,
      [ring.map(({ id }) => id)],
    );
    expect(rows[0].left).toBeGreaterThan(0);
  }
});
