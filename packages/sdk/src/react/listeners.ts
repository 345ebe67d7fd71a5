/** The listeners of a store, as `useSyncExternalStore` expects. */
interface Listeners<Value = void> {
  readonly notify: (value: Value) => void;
  /** Calls the listener at each notification. Returns a function that unsubscribes. */
  readonly subscribe: (listener: (value: Value) => void) => () => void;
}

/** `start` is called with the first listener, and what it returns after the last one has unsubscribed. */
export function createListeners<Value = void>(start?: () => () => void): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>();
  let stop: (() => void) | undefined;
  return {
    notify(value) {
      for (const listener of listeners) listener(value);
    },
    subscribe(listener) {
      // A new function, so the same listener can subscribe twice.
      const onChange = (value: Value) => listener(value);
      listeners.add(onChange);
      stop ??= start?.();
      return () => {
        listeners.delete(onChange);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
