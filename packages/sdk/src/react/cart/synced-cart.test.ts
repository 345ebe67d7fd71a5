import { dispatchWindowEvent } from '../../testing/render-page.ts';
import { startTcpProxy, startTestApi, type TestApi, type TestUser } from '@order-store/api/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../index.ts';
import { createListeners } from '../listeners.ts';
import { createCart } from './create-cart.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

/** A device of a person: a storage that survives reloads of its page, and who is signed in there. */
function deviceOf({ id, token }: TestUser, url = api.url) {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  };
  const { notify, subscribe } = createListeners();
  let accountId: string | null = id;
  const account = { get: () => accountId, subscribe };
  return {
    entries,
    signIn(isSignedIn: boolean) {
      accountId = isSignedIn ? id : null;
      notify();
    },
    /** Opens a page, which shows the cart until the end of the test. */
    open(at = url) {
      const client = createClient({ url: at, token, maxRetries: 0 });
      const cart = createCart({ account, client, storage, maxQuantity: 9 });
      onTestFinished(cart.subscribe(() => {}));
      return cart;
    },
  };
}

const mug = (quantity: number) => ({ productId: '1', quantity });
const jug = (quantity: number) => ({ productId: '2', quantity });

describe('a cart that the store keeps', () => {
  test('is synced to other devices with its key, and has what each of them adds', async () => {
    const ada = await api.store.customer();
    const one = deviceOf(ada).open();
    one.add('1', 2);
    await one.whenSynced();
    const other = deviceOf(ada).open();
    await other.whenSynced();
    expect(other.get()).toEqual({ lines: [mug(2)], idempotencyKey: one.get().idempotencyKey });

    one.add('1', 1);
    other.add('2', 1);
    await Promise.all([one.whenSynced(), other.whenSynced()]);
    dispatchWindowEvent('focus');
    await Promise.all([one.whenSynced(), other.whenSynced()]);

    expect(one.get().lines).toEqual(expect.arrayContaining([mug(3), jug(1)]));
    expect(other.get()).toEqual(one.get());
    const { idempotencyKey: orderKey, lines } = one.get();
    expect(await ada.api.carts.get()).toMatchObject({ lines, orderKey });
    one.removeOrdered(lines);
    await one.whenSynced();
    dispatchWindowEvent('focus');
    await Promise.all([one.whenSynced(), other.whenSynced()]);
    expect(other.get()).toEqual({ lines: [], idempotencyKey: one.get().idempotencyKey });
    expect(one.whenSynced()).toBeUndefined();
  });

  test('receives a guest’s cart once, even if the response is lost and the page reloaded', async () => {
    const ada = await api.store.customer();
    const home = deviceOf(ada).open();
    home.add('1', 3);
    await home.whenSynced();
    await using proxy = await startTcpProxy(api.url, 'HTTP/1.1 200');
    const phone = deviceOf(ada, proxy.url);
    phone.signIn(false);
    const before = phone.open();
    before.add('1', 2);
    expect(await ada.api.carts.get()).toMatchObject({ lines: [mug(3)] });
    proxy.cutOnce('carts.set', 'before the answer');
    phone.signIn(true);
    await before.whenSynced();
    expect(await ada.api.carts.get()).toMatchObject({ lines: [mug(5)], version: 2 });
    dispatchWindowEvent('focus');
    await home.whenSynced();
    home.add('1', 1);
    await home.whenSynced();

    const reloaded = phone.open(api.url);
    await reloaded.whenSynced();

    expect(reloaded.get().lines).toEqual([mug(6)]);
    expect(await ada.api.carts.get()).toMatchObject({ lines: [mug(6)], version: 3 });
  });

  test('leaves nothing on the device after sign-out, and returns after sign-in', async () => {
    const ada = await api.store.customer();
    const device = deviceOf(ada);
    const cart = device.open();
    cart.add('1', 2);
    await cart.whenSynced();
    expect([...device.entries.keys()]).not.toEqual([]);

    device.signIn(false);
    expect(cart.get().lines).toEqual([]);
    expect([...device.entries.keys()]).toEqual([]);

    device.signIn(true);
    await cart.whenSynced();
    expect(cart.get().lines).toEqual([mug(2)]);
    expect(await ada.api.carts.get()).toMatchObject({ version: 1 });
  });

  test('can be changed while the store is unreachable, and is stored later', async () => {
    const ada = await api.store.customer();
    const device = deviceOf(ada);
    const offline = device.open('http://127.0.0.1:1');
    offline.add('1', 2);
    await offline.whenSynced();
    expect(offline.get().lines).toEqual([mug(2)]);
    const online = device.open();
    await online.whenSynced();
    expect(await ada.api.carts.get()).toMatchObject({ lines: [mug(2)] });
  });

  test('sends nothing to the store while nobody is signed in', () => {
    const account = { get: () => null, subscribe: () => () => {} };
    const client = createClient({ url: 'http://127.0.0.1:1' });
    const cart = createCart({ account, client, storage: { getItem: () => null, setItem() {} } });
    onTestFinished(cart.subscribe(() => {}));
    expect(cart.whenSynced()).toBeUndefined();
    expect(() => createCart({ client })).toThrow('client needs account');
  });
});
