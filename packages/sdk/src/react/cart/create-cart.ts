import { newIdempotencyKey } from '../../new-idempotency-key.ts';
import { createListeners } from '../listeners.ts';
import {
  quantityOf,
  withoutOrdered,
  withQuantity,
  type CartContent,
  type CartLine,
} from './cart-content.ts';
import { keepSynced } from './keep-synced.ts';
import type { CartStorage } from './storage-item.ts';
import { createStoredContent, type CartAccount } from './stored-content.ts';
import type { CartClient } from './sync-cart.ts';

/** A cart that survives reloads and is shared between tabs. */
export interface Cart {
  /** The current content; the same object until it changes. */
  readonly get: () => CartContent;
  /** Calls the listener after each change, including by another tab. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Adds a quantity of a product. Default: 1. @throws {RangeError} for an invalid quantity. */
  readonly add: (productId: string, quantity?: number) => void;
  /** Sets the quantity of a product, capped at `maxQuantity`; 0 removes it. @throws {RangeError} for an invalid quantity. */
  readonly setQuantity: (productId: string, quantity: number) => void;
  /** Removes a product. */
  readonly remove: (productId: string) => void;
  /** Removes all products. */
  readonly clear: () => void;
  /** Removes ordered quantities. Quantities added since remain. */
  readonly removeOrdered: (ordered: readonly CartLine[]) => void;
  /** Replaces the idempotency key, so that the same content can be ordered again. */
  readonly renewIdempotencyKey: () => void;
  /**
   * A promise that resolves when the changes of this device are in the store, or could not be stored; undefined if there is
   * nothing to wait for.
   */
  readonly whenSynced: () => Promise<void> | undefined;
  /** Maximum quantity of one product. */
  readonly maxQuantity: number;
}

/** Options of {@link createCart}. */
export interface CartOptions {
  /** The storage key. Default: `order-store.cart`. Carts with the same key share their content. */
  readonly key?: string | undefined;
  /**
   * The signed-in account, so that each account has its own cart. When a guest signs in, the guest's products move into
   * the account's cart. After signing out, the guest's cart is used. Default: one cart for all.
   */
  readonly account?: CartAccount | undefined;
  /**
   * Keeps the cart of the signed-in `account` in the store, so that it is synced to the customer's other devices. After
   * signing out, nothing of it stays on the device. Default: the cart stays on the device.
   */
  readonly client?: CartClient | undefined;
  /** Where to store the cart. Default: `localStorage` in browsers, memory elsewhere. */
  readonly storage?: CartStorage | undefined;
  /** Maximum quantity of one product. Default: 1,000,000, the store's limit. */
  readonly maxQuantity?: number | undefined;
}

/**
 * Creates a cart. It doesn't depend on React: `useCart` subscribes a component to it, `usePlaceOrder` orders it.
 * @throws {RangeError} for a `maxQuantity` that isn't a positive whole number.
 * @throws {TypeError} for a `client` without an `account`.
 */
export function createCart({
  key = 'order-store.cart',
  account,
  client,
  storage,
  maxQuantity = 1_000_000,
}: CartOptions = {}): Cart {
  requireWhole('maxQuantity', maxQuantity, 1);
  if (client && !account) throw new TypeError('client needs account');
  const { notify, subscribe } = createListeners(() => watch());
  const removedOnSignOut = client !== undefined;
  const options = { key, storage, account, maxQuantity, removedOnSignOut };
  const stored = createStoredContent(options, notify);
  const { get } = stored;
  const synced = client && account && keepSynced(client, account, { ...stored, maxQuantity });
  const change = (to: (before: CartContent) => CartContent) => {
    stored.change(to);
    synced?.push();
  };
  const watch = () => {
    const stops = [stored.watch(), synced?.watch()];
    return () => stops.forEach((stop) => stop?.());
  };
  const setQuantity = (productId: string, quantity: number) => {
    const capped = Math.min(requireWhole('quantity', quantity, 0), maxQuantity);
    change((before) => withQuantity(before, productId, capped, newIdempotencyKey));
  };

  return {
    maxQuantity,
    get,
    subscribe,
    add: (productId, quantity = 1) =>
      setQuantity(productId, quantityOf(get(), productId) + requireWhole('quantity', quantity, 0)),
    setQuantity,
    remove: (productId) => setQuantity(productId, 0),
    clear: () =>
      change((before) =>
        before.lines.length === 0 ? before : { lines: [], idempotencyKey: newIdempotencyKey() },
      ),
    removeOrdered: (ordered) =>
      change((before) => withoutOrdered(before, ordered, newIdempotencyKey)),
    renewIdempotencyKey: () =>
      change((before) => ({ ...before, idempotencyKey: newIdempotencyKey() })),
    whenSynced: () => synced?.whenSynced(),
  };
}

/** @throws {RangeError} */
function requireWhole(name: string, value: number, min: number): number {
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new RangeError(`${name} must be a whole number, ${min} or more, not ${value}`);
}
