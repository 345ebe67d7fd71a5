/** Where a cart is kept: what `localStorage` has. */
export interface CartStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** A text under a key of a storage. */
export interface StorageItem {
  read(): string | null;
  write(text: string): void;
  /** Calls back after each change by another tab, until the returned function is called. */
  watch(listener: () => void): () => void;
}

/**
 * A text in the browser's storage, or in the given one. Where there is none, or it is closed to the page or
 * full, the text lasts as long as the program.
 */
export function storageItem(key: string, storage = browserStorage()): StorageItem {
  let memory: string | null = null;
  let kept = storage;
  return {
    read() {
      try {
        return kept ? kept.getItem(key) : memory;
      } catch {
        return memory;
      }
    },
    write(text) {
      memory = text;
      try {
        kept?.setItem(key, text);
      } catch {
        // What is stored is an older text from now on, which must not come back.
        kept = undefined;
      }
    },
    watch(listener) {
      const { window } = globalThis;
      if (!window) return () => {};
      // Without a key: everything was deleted.
      const onStorage = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener();
      };
      window.addEventListener('storage', onStorage);
      return () => window.removeEventListener('storage', onStorage);
    },
  };
}

/** A server has none, whatever it says: what is in Node's would be everybody's. */
function browserStorage(): CartStorage | undefined {
  try {
    return globalThis.window?.localStorage;
  } catch {
    return undefined;
  }
}
