import { newIdempotencyKey } from '../../new-idempotency-key.ts';
import {
  quantityOf,
  readContent,
  withoutOrdered,
  withQuantity,
  type CartContent,
  type CartLine,
} from './cart-content.ts';
import { storageItem, type CartStorage, type StorageItem } from './storage-item.ts';

/** A cart that survives reloads and is shared between tabs. */
export interface Cart {
  /** The current content; the same object until it changes. */
  readonly get: () => CartContent;
  /** Calls the listener after each change, also by another tab. Returns a function that unsubscribes. */
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
  /** Maximum quantity of one product. */
  readonly maxQuantity: number;
}

/** The account to which a cart belongs. */
export interface CartAccount {
  /** The id of the signed-in account; null for a guest. */
  readonly get: () => string | null;
  /** Calls the listener after each change. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Options of {@link createCart}. */
export interface CartOptions {
  /** The storage key. Default: `order-store.cart`. Carts with the same key share their content. */
  readonly key?: string | undefined;
  /**
   * The signed-in account, so that each account has a cart of its own. When a guest signs in, the guest's products move
   * into the account's cart. After signing out, the cart is that of a guest. Default: one cart for all.
   */
  readonly account?: CartAccount | undefined;
  /** Where to store the cart. Default: `localStorage` in browsers, memory elsewhere. */
  readonly storage?: CartStorage | undefined;
  /** Maximum quantity of one product. Default: 1,000,000, the store's limit. */
  readonly maxQuantity?: number | undefined;
}

/**
 * Creates a cart. It doesn't depend on React: `useCart` subscribes a component to it, `usePlaceOrder` orders it.
 * @throws {RangeError} for a `maxQuantity` that isn't a positive whole number.
 */
export function createCart({
  key = 'order-store.cart',
  account,
  storage,
  maxQuantity = 1_000_000,
}: CartOptions = {}): Cart {
  if (!(Number.isSafeInteger(maxQuantity) && maxQuantity >= 1)) {
    throw new RangeError(`maxQuantity must be a whole number, 1 or more, not ${maxQuantity}`);
  }
  const guest = storageItem(key, storage);
  const items = new Map<string | null, StorageItem>([[null, guest]]);
  const listeners = new Set<() => void>();
  let owner: string | null = null;
  let text = guest.read();
  let content = readContent(parse(text), newIdempotencyKey);

  const itemOf = (id: string | null): StorageItem => {
    const item = items.get(id) ?? storageItem(`${key}.${id}`, storage);
    items.set(id, item);
    return item;
  };
  /** Reads the storage, since another tab may have changed it. */
  const current = (): CartContent => {
    const id = account?.get() ?? null;
    const stored = itemOf(id);
    const now = stored.read();
    if (now !== text || id !== owner) {
      owner = id;
      text = now;
      content = readContent(parse(text), newIdempotencyKey);
    }
    if (id !== null) moveFromGuest();
    return content;
  };
  const moveFromGuest = () => {
    const { lines } = readContent(parse(guest.read()), newIdempotencyKey);
    if (lines.length === 0) return;
    guest.write(JSON.stringify({ lines: [] }));
    for (const { productId, quantity } of lines) {
      const sum = Math.min(quantityOf(content, productId) + quantity, maxQuantity);
      content = withQuantity(content, productId, sum, newIdempotencyKey);
    }
    text = JSON.stringify(content);
    itemOf(owner).write(text);
  };
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const change = (to: (before: CartContent) => CartContent) => {
    const before = current();
    const after = to(before);
    if (after === before) return;
    content = after;
    text = JSON.stringify(after);
    itemOf(owner).write(text);
    notify();
  };
  /** Watches the storage of the current account, and the account. */
  const watch = () => {
    let unwatchItem = itemOf(account?.get() ?? null).watch(notify);
    const unwatchAccount = account?.subscribe(() => {
      unwatchItem();
      unwatchItem = itemOf(account.get()).watch(notify);
      notify();
    });
    return () => {
      unwatchItem();
      unwatchAccount?.();
    };
  };
  const setQuantity = (productId: string, quantity: number) =>
    change((before) =>
      withQuantity(
        before,
        productId,
        Math.min(requireQuantity(quantity), maxQuantity),
        newIdempotencyKey,
      ),
    );
  let unwatch: (() => void) | undefined;

  return {
    maxQuantity,
    get: current,
    subscribe(listener) {
      // A new function, so the same listener can subscribe twice.
      const onChange = () => listener();
      listeners.add(onChange);
      unwatch ??= watch();
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        unwatch?.();
        unwatch = undefined;
      };
    },
    add: (productId, quantity = 1) =>
      setQuantity(productId, quantityOf(current(), productId) + requireQuantity(quantity)),
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
  };
}

/** @throws {RangeError} */
function requireQuantity(quantity: number): number {
  if (Number.isSafeInteger(quantity) && quantity >= 0) return quantity;
  throw new RangeError(`quantity must be a whole number, 0 or more, not ${quantity}`);
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
