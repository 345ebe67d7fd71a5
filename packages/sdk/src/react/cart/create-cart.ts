import { newIdempotencyKey } from '../../new-idempotency-key.ts';
import {
  quantityOf,
  readContent,
  withoutOrdered,
  withQuantity,
  type CartContent,
  type CartLine,
} from './cart-content.ts';
import { storageItem, type CartStorage } from './storage-item.ts';

/** What someone wants to order, kept where it survives a reload and the same in every tab. */
export interface Cart {
  /** What is in it now; the same object until that changes. */
  readonly get: () => CartContent;
  /** Calls back after each change, also by another tab, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Puts more pieces of a product in, one unless told. @throws {RangeError} */
  readonly add: (productId: string, quantity?: number) => void;
  /** Puts so many pieces in, no more than `maxQuantity`; 0 takes the product out. @throws {RangeError} */
  readonly setQuantity: (productId: string, quantity: number) => void;
  /** Takes a product out. */
  readonly remove: (productId: string) => void;
  /** Takes everything out. */
  readonly clear: () => void;
  /** Takes out what was ordered; what came in meanwhile stays. */
  readonly removeOrdered: (ordered: readonly CartLine[]) => void;
  /** Another idempotency key for the same content: it may be ordered once more. */
  readonly renewIdempotencyKey: () => void;
  /** The most pieces of one product that it takes. */
  readonly maxQuantity: number;
}

export interface CartOptions {
  /** What it is called in the storage, `order-store.cart` unless told: carts of one name are one. */
  readonly key?: string | undefined;
  /** Where it is kept; in a browser `localStorage` unless told, elsewhere in memory. */
  readonly storage?: CartStorage | undefined;
  /** The most pieces of one product that it takes: 1,000,000 unless told, which is what the store takes. */
  readonly maxQuantity?: number | undefined;
}

/**
 * Makes a cart, for one page or one person. Changes show at once. Nothing of it knows React: `useCart` follows
 * it in a component, `usePlaceOrder` orders it.
 * @throws {RangeError} for a `maxQuantity` that is no whole number from 1.
 */
export function createCart({
  key = 'order-store.cart',
  storage,
  maxQuantity = 1_000_000,
}: CartOptions = {}): Cart {
  if (!(Number.isSafeInteger(maxQuantity) && maxQuantity >= 1)) {
    throw new RangeError(`maxQuantity must be a whole number, 1 or more, not ${maxQuantity}`);
  }
  const stored = storageItem(key, storage);
  const listeners = new Set<() => void>();
  let text = stored.read();
  let content = readContent(parse(text), newIdempotencyKey);

  /** What is stored now: another tab may have changed it a moment ago. */
  const present = (): CartContent => {
    const now = stored.read();
    if (now !== text) {
      text = now;
      content = readContent(parse(text), newIdempotencyKey);
    }
    return content;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const change = (to: (before: CartContent) => CartContent) => {
    const before = present();
    const after = to(before);
    if (after === before) return;
    content = after;
    text = JSON.stringify(after);
    stored.write(text);
    tell();
  };
  const setQuantity = (productId: string, quantity: number) =>
    change((before) =>
      withQuantity(before, productId, Math.min(whole(quantity), maxQuantity), newIdempotencyKey),
    );
  let unwatch: (() => void) | undefined;

  return {
    maxQuantity,
    get: present,
    subscribe(listener) {
      // Each subscription is its own, also when one function subscribes twice.
      const told = () => listener();
      listeners.add(told);
      unwatch ??= stored.watch(tell);
      return () => {
        listeners.delete(told);
        if (listeners.size > 0) return;
        unwatch?.();
        unwatch = undefined;
      };
    },
    add: (productId, quantity = 1) =>
      setQuantity(productId, quantityOf(present(), productId) + whole(quantity)),
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
function whole(quantity: number): number {
  if (Number.isSafeInteger(quantity) && quantity >= 0) return quantity;
  throw new RangeError(`quantity must be a whole number, 0 or more, not ${String(quantity)}`);
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
