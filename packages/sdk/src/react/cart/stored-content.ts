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
  /** Returns whether the content changed. */
  readonly change: (to: (before: CartContent) => CartContent) => boolean;
  /** Calls the listener after each change by another tab or of the account. Returns a function that unsubscribes. */
  readonly watch: (listener: () => void) => () => void;
}

export interface StoredContentOptions {
  readonly key: string;
  readonly account: CartAccount | undefined;
  readonly storage: CartStorage | undefined;
  readonly maxQuantity: number;
}

export function createStoredContent({
  key,
  account,
  storage,
  maxQuantity,
}: StoredContentOptions): StoredContent {
  const guest = storageItem(key, storage);
  const items = new Map<string | null, StorageItem>([[null, guest]]);
  let owner: string | null = null;
  let text = guest.read();
  let content = parseContent(text);

  const itemOf = (id: string | null): StorageItem => {
    const item = items.get(id) ?? storageItem(`${key}.${id}`, storage);
    items.set(id, item);
    return item;
  };
  const write = (next: CartContent) => {
    content = next;
    text = JSON.stringify(next);
    itemOf(owner).write(text);
  };
  /** Reads the storage, since another tab may have changed it. */
  const get = (): CartContent => {
    const id = account?.get() ?? null;
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
      if (after === before) return false;
      write(after);
      return true;
    },
    watch(listener) {
      let unwatchItem = itemOf(account?.get() ?? null).watch(listener);
      const unwatchAccount = account?.subscribe(() => {
        unwatchItem();
        unwatchItem = itemOf(account.get()).watch(listener);
        listener();
      });
      return () => {
        unwatchItem();
        unwatchAccount?.();
      };
    },
  };
}

/** The content with the quantities of these lines added. */
function withLines(
  content: CartContent,
  lines: readonly CartLine[],
  maxQuantity: number,
): CartContent {
  return lines.reduce((sum, { productId, quantity }) => {
    const total = Math.min(quantityOf(sum, productId) + quantity, maxQuantity);
    return withQuantity(sum, productId, total, newIdempotencyKey);
  }, content);
}

function parseContent(text: string | null): CartContent {
  return readContent(parse(text), newIdempotencyKey);
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
