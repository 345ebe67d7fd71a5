/** The listeners of a store, as `useSyncExternalStore` expects. */
export interface Listeners {
  readonly notify: () => void;
  /** Calls the listener at each notification. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly isEmpty: () => boolean;
}

export function createListeners(): Listeners {
  const listeners = new Set<() => void>();
  return {
    notify() {
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      // A new function, so the same listener can subscribe twice.
      const onChange = () => listener();
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    isEmpty: () => listeners.size === 0,
  };
}
