import { describe, expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

const lines = [{ productId: '7', quantity: 2 }];
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ productId: `${index + 1}`, quantity: 1 }));

describe('the cart of an account', () => {
  storeTest('is shared by the devices of an account and hidden from others', async ({ store }) => {
    const [ada, tom, boss] = [await store.customer(), await store.customer(), await store.staff()];
    const none = { lines: [], orderKey: null, version: 0, updatedAt: null };
    expect(await ada.api.carts.get()).toEqual(none);

    const saved = await ada.api.carts.set({ lines, orderKey: 'k1', expectedVersion: 0 });

    expect(saved).toEqual({ lines, orderKey: 'k1', version: 1, updatedAt: expect.any(String) });
    expect(saved.updatedAt).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:]+\.\d+Z$/);
    expect(await ada.api.carts.get()).toEqual(saved);
    for (const other of [tom, boss]) expect(await other.api.carts.get()).toEqual(none);
    expect((await rejection(store.stranger.carts.get())).reason).toBe('UNAUTHENTICATED');
    const emptied = await ada.api.carts.set({ lines: [], orderKey: 'k2', expectedVersion: 1 });
    expect(await ada.api.carts.get()).toEqual(emptied);
    expect(emptied).toMatchObject({ lines: [], version: 2 });
  });

  storeTest('accepts one of several concurrent changes to the same version', async ({ store }) => {
    const ada = await store.customer();
    for (const expectedVersion of [0, 1]) {
      const attempts = await Promise.allSettled(
        ['a', 'b', 'c', 'd'].map((device) =>
          ada.api.carts.set({ lines, orderKey: `${device}${expectedVersion}`, expectedVersion }),
        ),
      );
      const [winner, ...more] = fulfilled(attempts);
      expect(more).toEqual([]);
      expect(await ada.api.carts.get()).toEqual(winner);
      for (const { reason, details } of rejections(attempts))
        expect({ reason, details }).toEqual({
          reason: 'CART_CHANGED',
          details: { current: winner },
        });
    }
    expect(await store.count('carts')).toBe(1);
  });

  storeTest(
    'is written once by a retry, even after another device changed it',
    async ({ store }) => {
      const { api } = await store.customer();
      const call = { lines, orderKey: 'k1', expectedVersion: 0, idempotencyKey: 'call 1' };
      const [first, again] = await Promise.all([api.carts.set(call), api.carts.set(call)]);
      expect(again).toEqual(first);
      const later = await api.carts.set({ lines: [], orderKey: 'k2', expectedVersion: 1 });
      expect(await api.carts.set(call)).toEqual(first);
      expect(await api.carts.get()).toEqual(later);
    },
  );

  storeTest('is bounded, and has one line per product', async ({ store }) => {
    const { api } = await store.customer();
    const cases = [
      [{ lines: many(2001) }, 'must have at most 2000 lines'],
      [{ lines: [...lines, ...lines] }, 'must have one line per product: add up the quantities'],
      [{ lines: [{ productId: '7', quantity: 0 }] }, 'must be a whole number from 1 to 1000000'],
      [{ orderKey: '' }, 'must'],
      [{ expectedVersion: -1 }, 'must be a whole number'],
    ] satisfies [object, string][];
    for (const [change, message] of cases) {
      const input = { lines, orderKey: 'k', expectedVersion: 0, ...change };
      const rejected = await rejection(api.carts.set(input));
      expect(rejected.reason).toBe('VALIDATION_FAILED');
      expect(rejected.message).toContain(message);
    }
    expect(await store.count('carts')).toBe(0);
    await api.carts.set({ lines: many(2000), orderKey: 'k', expectedVersion: 0 });
    expect((await api.carts.get()).lines).toEqual(many(2000));
  });

  storeTest('is deleted with the user', async ({ store }) => {
    const [ada, boss] = [await store.customer(), await store.staff()];
    await ada.api.carts.set({ lines, orderKey: 'k1', expectedVersion: 0 });
    await boss.api.users.delete({ id: ada.id });
    expect(await store.count('carts')).toBe(0);
  });
});
