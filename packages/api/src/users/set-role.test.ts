import { expect } from 'vitest';
import { fulfilled, refusal, rejections, storeTest } from '../testing/index.ts';

storeTest('applies a new role to existing sessions at the next call', async ({ store }) => {
  const [boss, ada] = [await store.staff(), await store.customer()];
  expect((await refusal(ada.api.users.list({}))).reason).toBe('FORBIDDEN');
  expect(await boss.api.users.setRole({ id: ada.id, role: 'staff' })).toMatchObject({
    id: ada.id,
    role: 'staff',
  });
  await ada.api.users.list({});
  await boss.api.users.setRole({ id: ada.id, role: 'customer' });
  expect((await refusal(ada.api.users.list({}))).reason).toBe('FORBIDDEN');
  expect(await ada.api.auth.me()).toMatchObject({ role: 'customer' });
});

storeTest(
  'does not let staff change their own role or delete their own account',
  async ({ store }) => {
    const { id, api } = await store.staff();
    for (const role of ['customer', 'staff'] as const)
      expect((await refusal(api.users.setRole({ id, role }))).reason).toBe('FORBIDDEN');
    expect((await refusal(api.users.delete({ id }))).reason).toBe('FORBIDDEN');
    const { reason } = await refusal(api.users.setRole({ id: '987654321', role: 'staff' }));
    expect(reason).toBe('USER_NOT_FOUND');
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
