import { expect } from 'vitest';
import { rejection, storeTest } from '../testing/index.ts';

// Failure case 34: docs/failure-cases.md
storeTest('shows a profile to its owner and staff only', async ({ store }) => {
  const [ada, bob, staff] = [
    await store.customer('Ada'),
    await store.customer(),
    await store.staff(),
  ];
  const profile = await ada.api.users.get({ id: ada.id });
  expect(profile).toMatchObject({ id: ada.id, name: 'Ada', email: ada.email, role: 'customer' });
  expect(profile).toEqual(await ada.api.auth.me());
  expect(await staff.api.users.get({ id: ada.id })).toEqual(profile);
  expect(await staff.api.users.get({ id: staff.id })).toMatchObject({ role: 'staff' });

  const others = await rejection(bob.api.users.get({ id: ada.id }));
  const missing = await rejection(bob.api.users.get({ id: '987654321' }));
  expect(others).toMatchObject({ reason: 'USER_NOT_FOUND', details: { ids: [ada.id] } });
  expect(others.message.replace(ada.id, '987654321')).toBe(missing.message);
});

// Failure case 30: docs/failure-cases.md
storeTest('searches names and emails and treats every character literally', async ({ store }) => {
  const { api } = await store.staff();
  for (const [name, email] of [
    ['Ada 100%', 'ada_lovelace@example.com'],
    [`Grace O'Hopper`, 'grace@example.org'],
    ['Bowl 🥣', 'adaXlovelace@example.com'],
  ] as const) {
    await api.users.create({ name, email });
  }
  const found = async (search: string) => {
    const { items } = await api.users.list({ search });
    expect((await api.users.listByPage({ search })).items).toEqual(items);
    return items.map(({ name }) => name).toSorted();
  };
  expect(await found('ADA')).toEqual(['Ada 100%', 'Bowl 🥣']);
  expect(await found('a_l')).toEqual(['Ada 100%']);
  expect(await found('%')).toEqual(['Ada 100%']);
  expect(await found(`o'h`)).toEqual([`Grace O'Hopper`]);
  expect(await found('🥣')).toEqual(['Bowl 🥣']);
  expect(await found('EXAMPLE.ORG')).toEqual([`Grace O'Hopper`]);
  expect(await found('\\')).toEqual([]);
});
