import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest, testPassword } from '../testing/index.ts';

storeTest('lets users change their own name and email, and staff anyone’s', async ({ store }) => {
  const [ada, staff] = [await store.customer('Ada'), await store.staff()];
  const before = await ada.api.auth.me();
  const renamed = await ada.api.users.update({ id: ada.id, expectedVersion: 1, name: ' Ada L. ' });
  expect(renamed).toEqual({ ...before, name: 'Ada L.', version: 2, updatedAt: renamed.updatedAt });
  expect(renamed.updatedAt > before.updatedAt).toBe(true);

  const moved = { id: ada.id, expectedVersion: 2, email: 'ada@new.example' };
  expect(await staff.api.users.update(moved)).toMatchObject({ email: moved.email, version: 3 });
  expect(await ada.api.auth.me()).toMatchObject({ email: moved.email, name: 'Ada L.' });
});

// Failure case 34: docs/failure-cases.md
storeTest('hides the profiles of others from updates', async ({ store }) => {
  const [ada, bob] = [await store.customer(), await store.customer()];
  const change = { expectedVersion: 1, name: 'Mine' };
  const others = await rejection(bob.api.users.update({ ...change, id: ada.id }));
  const missing = await rejection(bob.api.users.update({ ...change, id: '987654321' }));
  expect(others).toMatchObject({ reason: 'USER_NOT_FOUND', details: { ids: [ada.id] } });
  expect(others.message.replace(ada.id, '987654321')).toBe(missing.message);
  expect(await ada.api.auth.me()).toMatchObject({ version: 1 });
});

storeTest(
  'lets one of two edits of a version succeed; the other gets the current row',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    for (let expectedVersion = 1; expectedVersion <= 20; expectedVersion++) {
      const edits = await Promise.allSettled([
        ada.api.users.update({ id: ada.id, expectedVersion, name: `A${expectedVersion}` }),
        staff.api.users.update({ id: ada.id, expectedVersion, name: `S${expectedVersion}` }),
      ]);
      const [winner] = fulfilled(edits);
      expect(fulfilled(edits)).toHaveLength(1);
      expect(rejections(edits)).toMatchObject([
        { reason: 'VERSION_CONFLICT', details: { current: winner } },
      ]);
      expect(winner?.version).toBe(expectedVersion + 1);
    }
  },
);

storeTest('rejects a version that never existed', async ({ store }) => {
  const { id, api } = await store.customer();
  for (const expectedVersion of [2, 2 ** 31 - 1]) {
    const rejected = await rejection(api.users.update({ id, expectedVersion, name: 'x' }));
    expect(rejected.reason).toBe('VERSION_CONFLICT');
  }
});

// Failure case 35: docs/failure-cases.md
storeTest('keeps emails unique regardless of letter case', async ({ store }) => {
  const { api } = await store.staff();
  const attempts = await Promise.allSettled(
    ['ada@example.com', 'Ada@Example.com', 'ADA@EXAMPLE.COM', ' ada@example.com '].map((email) =>
      api.users.create({ email, name: 'Ada' }),
    ),
  );
  expect(fulfilled(attempts)).toHaveLength(1);
  expect(new Set(rejections(attempts).map(({ reason }) => reason))).toEqual(
    new Set(['EMAIL_TAKEN']),
  );

  const bob = await store.customer();
  const currentPassword = testPassword;
  const taking = bob.api.users.update({
    id: bob.id,
    expectedVersion: 1,
    email: 'aDa@example.com',
    currentPassword,
  });
  expect((await rejection(taking)).reason).toBe('EMAIL_TAKEN');
  const recased = await bob.api.users.update({
    id: bob.id,
    expectedVersion: 1,
    email: bob.email.toUpperCase(),
    currentPassword,
  });
  expect(recased).toMatchObject({ email: bob.email.toUpperCase(), version: 2 });
});

storeTest('deletes a user and their data unless they have orders', async ({ store }) => {
  const [ada, bob, staff] = [await store.customer(), await store.customer(), await store.staff()];
  const order = await ada.place([[await store.product(), 1]]);
  await ada.api.orders.cancel({ id: order.id });
  expect((await rejection(staff.api.users.delete({ id: ada.id }))).reason).toBe('IN_USE');
  expect(await ada.api.auth.me()).toMatchObject({ id: ada.id });

  expect(await staff.api.users.delete({ id: bob.id })).toEqual({});
  expect((await rejection(bob.api.auth.me())).reason).toBe('UNAUTHENTICATED');
  expect((await rejection(staff.api.users.delete({ id: bob.id }))).reason).toBe('USER_NOT_FOUND');
});

storeTest('deletes the user or places the order when both race', async ({ store }) => {
  const staff = await store.staff();
  const product = await store.product();
  for (let round = 0; round < 20; round++) {
    const ada = await store.customer();
    const [deleted, placed] = await Promise.allSettled([
      staff.api.users.delete({ id: ada.id }),
      ada.place([[product, 1]]),
    ]);
    expect(fulfilled<unknown>([deleted, placed])).toHaveLength(1);
    const [lost] = rejections([deleted, placed]);
    expect(lost?.reason).toBeOneOf(
      placed.status === 'fulfilled' ? ['IN_USE'] : ['USER_NOT_FOUND', 'UNAUTHENTICATED'],
    );
  }
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'lets staff create users with a role, who can sign in once they have a password',
  async ({ store }) => {
    const { api } = await store.staff();
    const password = 'green teapot 7';
    const grace = await api.users.create({
      email: 'grace@example.com',
      name: 'Grace',
      password,
      role: 'staff',
    });
    expect(grace).toMatchObject({ role: 'staff', version: 1 });
    const { user } = await store.stranger.auth.signIn({ email: grace.email, password });
    expect(user).toEqual(grace);

    const ada = await api.users.create({ email: 'ada@example.com', name: 'Ada' });
    expect(ada.role).toBe('customer');
    const attempt = store.stranger.auth.signIn({ email: ada.email, password });
    expect((await rejection(attempt)).reason).toBe('UNAUTHENTICATED');
  },
);
