interface Shared {
  readonly callbacks: Set<() => void>;
  readonly onEvent: () => void;
}

const sharedBySignal = new WeakMap<AbortSignal, Shared>();

/**
 * Calls back when the signal is aborted. Returns a function that removes the callback. All callbacks of a signal share one
 * event listener, because Node 20 reports a leak when a signal has more than ten.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const shared = sharedBySignal.get(signal) ?? listen(signal);
  // Unique, so that the same function can be added twice.
  const unique = () => callback();
  shared.callbacks.add(unique);
  return () => {
    shared.callbacks.delete(unique);
    if (shared.callbacks.size > 0) return;
    signal.removeEventListener('abort', shared.onEvent);
    if (sharedBySignal.get(signal) === shared) sharedBySignal.delete(signal);
  };
}

function listen(signal: AbortSignal): Shared {
  const callbacks = new Set<() => void>();
  const onEvent = () => {
    for (const callback of callbacks) callback();
  };
  const shared = { callbacks, onEvent };
  sharedBySignal.set(signal, shared);
  signal.addEventListener('abort', onEvent);
  return shared;
}
