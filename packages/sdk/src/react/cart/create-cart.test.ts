import { beforeEach, describe, expect, test, vi } from 'vitest';
import { localStorage, dispatchStorageEvent } from '../../testing/render-page.ts';
import { createCart } from './create-cart.ts';
import type { CartStorage } from './storage-item.ts';

beforeEach(() => localStorage.clear());

describe('a cart', () => {
  test('adds, sets and removes quantities', () => {
    const cart = createCart();
    cart.add('mug');
    cart.add('mug', 2);
    cart.setQuantity('jug', 5);
    expect(cart.get().lines).toEqual([
      { productId: 'mug', quantity: 3 },
      { productId: 'jug', quantity: 5 },
    ]);
    cart.remove('mug');
    expect(cart.get().lines).toEqual([{ productId: 'jug', quantity: 5 }]);
    cart.clear();
    expect(cart.get().lines).toEqual([]);
  });

  test('caps quantities at maxQuantity, by default at a million', () => {
    const cart = createCart({ maxQuantity: 99 });
    cart.setQuantity('mug', 98);
    cart.add('mug', 5);
    expect(cart.get().lines).toEqual([{ productId: 'mug', quantity: 99 }]);
    expect(createCart().maxQuantity).toBe(1_000_000);
  });

  test.each([1.5, -1, Number.NaN, Infinity])(
    'rejects the quantity %d and stays unchanged',
    (quantity) => {
      const cart = createCart();
      cart.add('mug', 2);
      const before = cart.get();
      expect(() => cart.setQuantity('mug', quantity)).toThrow(
        'quantity must be a whole number, 0 or more',
      );
      expect(() => cart.add('mug', quantity)).toThrow(RangeError);
      expect(cart.get()).toBe(before);
    },
  );

  test.each([0, 1.5, Number.NaN])('rejects the maxQuantity %d', (maxQuantity) => {
    expect(() => createCart({ maxQuantity })).toThrow('maxQuantity must be a whole number');
  });

  test('is a new object and notifies listeners only when it changes', () => {
    const cart = createCart();
    const listener = vi.fn<() => void>();
    const stop = cart.subscribe(listener);
    const empty = cart.get();
    cart.remove('mug');
    cart.clear();
    expect(cart.get()).toBe(empty);
    expect(listener).not.toHaveBeenCalled();
    cart.add('mug');
    expect(cart.get()).not.toBe(empty);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    cart.add('mug');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('a stored cart', () => {
  test('survives a reload with its key', () => {
    const before = createCart({ key: 'a' });
    before.add('mug', 2);
    expect(createCart({ key: 'a' }).get()).toEqual(before.get());
    expect(createCart({ key: 'b' }).get().lines).toEqual([]);
  });

  test('stays in sync with other tabs without lost updates', () => {
    const [one, other] = [createCart(), createCart()];
    const listener = vi.fn<() => void>();
    other.subscribe(listener);
    one.add('mug');
    dispatchStorageEvent('order-store.cart');
    expect(listener).toHaveBeenCalledTimes(1);
    expect(other.get()).toEqual(one.get());

    // Before either receives the other's storage event.
    one.add('jug');
    other.add('pan');
    expect(one.get().lines.map(({ productId }) => productId)).toEqual(['mug', 'jug', 'pan']);
    expect(other.get()).toEqual(one.get());
  });

  test('is empty in all tabs when the storage is cleared, and ignores other keys', () => {
    const cart = createCart();
    const listener = vi.fn<() => void>();
    cart.subscribe(listener);
    cart.add('mug');
    dispatchStorageEvent('something-else');
    expect(listener).toHaveBeenCalledTimes(1);
    localStorage.clear();
    dispatchStorageEvent(null);
    expect(listener).toHaveBeenCalledTimes(2);
    expect(cart.get().lines).toEqual([]);
  });

  test('has the same key in two tabs with the same content', () => {
    const [one, other] = [createCart(), createCart()];
    one.add('mug');
    const key = one.get().idempotencyKey;
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(other.get().idempotencyKey).toBe(key);
    other.add('mug');
    expect(one.get().idempotencyKey).not.toBe(key);
    const ordered = one.get();
    one.renewIdempotencyKey();
    expect(other.get()).toEqual({
      lines: ordered.lines,
      idempotencyKey: expect.not.stringContaining(ordered.idempotencyKey),
    });
  });

  test('stays in memory when the storage is full, and reverts on reload', () => {
    const content = new Map<string, string>();
    let isFull = false;
    const storage: CartStorage = {
      getItem: (key) => content.get(key) ?? null,
      setItem(key, value) {
        if (isFull) throw new Error('full');
        content.set(key, value);
      },
    };
    const cart = createCart({ storage });
    cart.add('mug');
    const stored = cart.get();
    isFull = true;
    cart.add('jug');
    expect(cart.get().lines).toHaveLength(2);
    expect(createCart({ storage }).get()).toEqual(stored);
  });

  test('stays in memory when access to the storage is denied', () => {
    const cart = createCart({ storage: { getItem: fail, setItem: fail } });
    cart.add('mug');
    expect(cart.get().lines).toEqual([{ productId: 'mug', quantity: 1 }]);
  });

  test('is empty when the stored value is not JSON', () => {
    localStorage.setItem('order-store.cart', '{"lines":');
    expect(createCart().get().lines).toEqual([]);
  });
});

function fail(): never {
  throw new Error('closed');
}

function openCart() {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
  const listeners = new Set<() => void>();
  let id: string | null = null;
  const account = {
    get: () => id,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const signIn = (next: string | null) => {
    id = next;
    for (const listener of listeners) listener();
  };
  const cart = createCart({ account, storage, maxQuantity: 9 });
  return { cart, signIn, listeners, other: () => createCart({ account, storage }) };
}

describe('a cart of accounts', () => {
  test('is not shown to a guest or another account, and returns with its account', () => {
    const { cart, signIn, listeners } = openCart();
    let changes = 0;
    const unsubscribe = cart.subscribe(() => changes++);
    signIn('ada');
    cart.add('mug', 2);
    const adas = cart.get();
    signIn(null);
    expect(cart.get().lines).toEqual([]);
    signIn('tom');
    expect(cart.get().lines).toEqual([]);
    cart.add('tray');
    signIn('ada');
    expect(cart.get()).toEqual(adas);
    expect(changes).toBe(6);
    unsubscribe();
    expect(listeners.size).toBe(0);
  });

  test('receives a guest’s cart once', () => {
    const { cart, signIn, other } = openCart();
    signIn('ada');
    cart.add('mug', 7);
    signIn(null);
    cart.add('mug', 5);
    cart.add('tray', 1);
    signIn('ada');
    const lines = [
      { productId: 'mug', quantity: 9 },
      { productId: 'tray', quantity: 1 },
    ];
    expect(cart.get().lines).toEqual(lines);
    expect(cart.get()).toBe(cart.get());
    expect(other().get().lines).toEqual(lines);
    signIn(null);
    expect(cart.get().lines).toEqual([]);
    signIn('tom');
    expect(cart.get().lines).toEqual([]);
  });
});
