import { newIdempotencyKey } from '../../new-idempotency-key.ts';
import {
  quantityOf,
  readContent,
  withQuantity,
  type CartContent,
  type CartLine,
} from './cart-content.ts';
import { storageItem, type CartStorage, type StorageItem } from './storage-item.ts';

/** The account to which a cart belongs. */
export interface CartAccount {
  /** The id of the signed-in account; null for a guest. */
  readonly get: () => string | null;
  /** Calls the listener after each change. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The content of the current account's cart, in a storage that other tabs change too. */
export interface StoredContent {
  /** The current content; the same object until it changes. */
  readonly get: () => CartContent;
  readonly change: (to: (before: CartContent) => CartContent) => void;
  /** Where this device keeps what it knows of an account's cart in the store. */
  readonly knownItem: (accountId: string) => StorageItem;
  /** Watches for changes by other tabs and of the account. Returns a function that stops watching. */
  readonly watch: () => () => void;
}

interface StoredContentOptions {
  readonly key: string;
  readonly storage: CartStorage | undefined;
  readonly account: CartAccount | undefined;
  readonly maxQuantity: number;
  /** Whether the content of an account is removed when it signs out, because the store has it. */
  readonly removedOnSignOut: boolean;
}

/** Calls `onChange` after each change; while it is watched, also by another tab. */
export function createStoredContent(
  { key, storage, account, maxQuantity, removedOnSignOut }: StoredContentOptions,
  onChange: () => void,
): StoredContent {
  const itemOf = storageItems(key, storage);
  const knownItem = (id: string) => itemOf(`${id}.known`);
  const guest = itemOf(null);
  const currentId = () => account?.get() ?? null;
  let owner: string | null = null;
  let text = guest.read();
  let content = parseContent(text);

  const write = (next: CartContent) => {
    content = next;
    text = JSON.stringify(next);
    itemOf(owner).write(text);
  };
  /** Reads the storage, since another tab may have changed it. */
  const get = (): CartContent => {
    const id = currentId();
    const stored = itemOf(id).read();
    if (stored !== text || id !== owner) {
      owner = id;
      text = stored;
      content = parseContent(stored);
    }
    if (id !== null) moveFromGuest();
    return content;
  };
  const moveFromGuest = () => {
    const { lines } = parseContent(guest.read());
    if (lines.length === 0) return;
    guest.write(JSON.stringify({ lines: [] }));
    write(withLines(content, lines, maxQuantity));
  };

  return {
    get,
    change(to) {
      const before = get();
      const after = to(before);
      if (after === before) return;
      write(after);
      onChange();
    },
    knownItem,
    watch() {
      let watched = currentId();
      const changed = () => {
        const before = watched;
        watched = currentId();
        if (removedOnSignOut && before !== null && before !== watched)
          for (const item of [itemOf(before), knownItem(before)]) item.remove();
        onChange();
      };
      return watchItem(() => itemOf(currentId()), account, changed);
    },
  };
}

/** The content with more units of products, up to a quantity of each. */
function withLines(content: CartContent, lines: readonly CartLine[], maxQuantity: number) {
  return lines.reduce((before, { productId, quantity }) => {
    const sum = Math.min(quantityOf(before, productId) + quantity, maxQuantity);
    return withQuantity(before, productId, sum, newIdempotencyKey);
  }, content);
}

/** The storage items of the accounts, by id; null is that of guests. */
function storageItems(
  key: string,
  storage: CartStorage | undefined,
): (id: string | null) => StorageItem {
  const items = new Map<string | null, StorageItem>();
  return (id) => {
    const item = items.get(id) ?? storageItem(id === null ? key : `${key}.${id}`, storage);
    items.set(id, item);
    return item;
  };
}

/** Watches the item of the current account, and the account. */
function watchItem(
  currentItem: () => StorageItem,
  account: CartAccount | undefined,
  onChange: () => void,
): () => void {
  let unwatch = currentItem().watch(onChange);
  const unwatchAccount = account?.subscribe(() => {
    unwatch();
    unwatch = currentItem().watch(onChange);
    onChange();
  });
  return () => {
    unwatch();
    unwatchAccount?.();
  };
}

function parseContent(text: string | null): CartContent {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? 'null');
  } catch {
    // Invalid text is an empty cart.
  }
  return readContent(stored, newIdempotencyKey);
}
