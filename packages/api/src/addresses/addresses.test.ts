import { describe, expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

const home = { id: 'home', fields: { name: 'Ada', street: '12 Kiln Lane', city: 'Stoke' } };
const work = { id: 'work', fields: { name: 'Ada', street: '1 Mill Road', floor: 3 } };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...home, id: `${index}` }));

describe('the address book of an account', () => {
  storeTest('is shared by the devices of an account and hidden from others', async ({ store }) => {
    const [ada, tom, boss] = [await store.customer(), await store.customer(), await store.staff()];
    const none = { addresses: [], version: 0, updatedAt: null };
    expect(await ada.api.addresses.get()).toEqual(none);

    await ada.api.addresses.set({ addresses: [home], expectedVersion: 0 });
    const saved = await ada.api.addresses.set({ addresses: [work, home], expectedVersion: 1 });

    expect(saved).toEqual({ addresses: [work, home], version: 2, updatedAt: expect.any(String) });
    expect(saved.updatedAt).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:]+\.\d+Z$/);
    expect(await ada.api.addresses.get()).toEqual(saved);
    for (const other of [tom, boss]) expect(await other.api.addresses.get()).toEqual(none);
    expect((await rejection(store.stranger.addresses.get())).reason).toBe('UNAUTHENTICATED');
    await ada.api.addresses.set({ addresses: [], expectedVersion: 2 });
    expect(await ada.api.addresses.get()).toMatchObject({ addresses: [], version: 3 });
  });

  storeTest('accepts one of several concurrent changes to the same version', async ({ store }) => {
    const ada = await store.customer();
    for (const expectedVersion of [0, 1]) {
      const attempts = await Promise.allSettled(
        ['a', 'b', 'c', 'd'].map((id) =>
          ada.api.addresses.set({ addresses: [{ ...home, id }], expectedVersion }),
        ),
      );
      const [winner, ...more] = fulfilled(attempts);
      expect(more).toEqual([]);
      expect(await ada.api.addresses.get()).toEqual(winner);
      for (const { reason, details } of rejections(attempts))
        expect({ reason, details }).toEqual({
          reason: 'ADDRESSES_CHANGED',
          details: { current: winner },
        });
    }
    expect(await store.count('address_books')).toBe(1);
  });

  storeTest('is bounded in number and size', async ({ store }) => {
    const { api } = await store.customer();
    const long = { ...home, fields: { note: 'x'.repeat(9000) } };
    const cases = [
      [many(21), 'must have at most 20 addresses'],
      [[home, home], 'must have an id of its own per address'],
      [[long, { ...long, id: 'second' }], 'must have at most 16384 bytes as JSON'],
      [[{ id: '', fields: {} }], 'must'],
    ] as const;
    for (const [addresses, message] of cases) {
      const rejected = await rejection(
        api.addresses.set({ addresses: [...addresses], expectedVersion: 0 }),
      );
      expect(rejected.reason).toBe('VALIDATION_FAILED');
      expect(rejected.message).toContain(message);
    }
    expect(await store.count('address_books')).toBe(0);
    await api.addresses.set({ addresses: many(20), expectedVersion: 0 });
    expect((await api.addresses.get()).addresses).toEqual(many(20));
  });

  storeTest('is deleted with the user', async ({ store }) => {
    const [ada, boss] = [await store.customer(), await store.staff()];
    await ada.api.addresses.set({ addresses: [home], expectedVersion: 0 });
    await boss.api.users.delete({ id: ada.id });
    expect(await store.count('address_books')).toBe(0);
  });
});
