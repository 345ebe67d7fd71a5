import { useSyncExternalStore } from 'react';

/** A value that survives a reload and is the same in every tab. */
export interface StoredValue<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Calls back after each change, also by another tab, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Keeps a value in the browser's storage. Where that is closed to the page, the value lasts as long as
 * the page does.
 *
 * @param read makes the value of what was stored: undefined when nothing was, or something unreadable;
 *   anything at all when another version of the page, or a hand, wrote it.
 */
export function storedValue<T>(key: string, read: (stored: unknown) => T): StoredValue<T> {
  let value = read(load(key));
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };

  window.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    value = read(load(key));
    tell();
  });

  return {
    get: () => value,
    set(next) {
      value = next;
      save(key, next);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value as it is now; the component follows it. */
export function useStoredValue<T>(stored: StoredValue<T>): T {
  return useSyncExternalStore(stored.subscribe, stored.get);
}

function load(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function save(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or closed: the value lives on in this page.
  }
}
