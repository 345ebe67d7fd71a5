/** The part of the `localStorage` interface that a cart uses. */
export interface CartStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  /** Without it, the text of a removed entry is empty. */
  removeItem?(key: string): void;
}

/** One entry of a storage. */
export interface StorageItem {
  read(): string | null;
  write(text: string): void;
  remove(): void;
  /** Calls the listener after each change by another tab. Returns a function that unsubscribes. */
  watch(listener: () => void): () => void;
}

/**
 * An entry of the given storage or of the browser's. Falls back to memory if there is no storage, access is denied
 * or the storage is full.
 */
export function storageItem(key: string, storage = browserStorage()): StorageItem {
  let memory: string | null = null;
  let available = storage;
  return {
    read() {
      try {
        return available ? available.getItem(key) : memory;
      } catch {
        return memory;
      }
    },
    write(text) {
      memory = text;
      try {
        available?.setItem(key, text);
      } catch {
        // The storage now holds an outdated value, which must not be read again.
        available = undefined;
      }
    },
    remove() {
      memory = null;
      try {
        if (available?.removeItem) available.removeItem(key);
        else available?.setItem(key, '');
      } catch {
        available = undefined;
      }
    },
    watch(listener) {
      const { window } = globalThis;
      if (!window) return () => {};
      // The key is null when the whole storage was cleared.
      const onStorage = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
  };
}

/** Requires `window`: Node's own `localStorage` would be shared by all users of a server. */
function browserStorage(): CartStorage | undefined {
  try {
    return globalThis.window?.localStorage;
  } catch {
    return undefined;
  }
}
