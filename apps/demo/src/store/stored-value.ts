import { useSyncExternalStore } from 'react';

/** A value persisted in localStorage and synchronized between tabs. */
interface StoredValue<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Calls the listener after each change, in this tab or another. Returns the unsubscribe function. */
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Creates a persisted value. If localStorage is unavailable, the value lives in memory.
 *
 * @param read validates the stored JSON value, which may be anything; undefined if absent or unreadable.
 */
export function storedValue<T>(key: string, read: (stored: unknown) => T): StoredValue<T> {
  let value = read(load(key));
  const listeners = new Set<() => void>();
  const notifyListeners = () => {
    for (const listener of listeners) listener();
  };

  window.addEventListener('storage', (event) => {
    if (event.key !== key && event.key !== null) return;
    value = read(load(key));
    notifyListeners();
  });

  return {
    get: () => value,
    set(next) {
      value = next;
      save(key, next);
      notifyListeners();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The current value; the component re-renders when it changes. */
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
    // Storage is full or unavailable: the value stays in memory.
  }
}
