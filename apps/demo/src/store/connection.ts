import { useSyncExternalStore } from 'react';

/** `offline`: the device has no network. `unreachable`: the server doesn't respond. */
type Connection = 'online' | 'offline' | 'unreachable';

const retryIntervalMs = 2000;

const timeoutMs = 5000;

let connection: Connection = 'online';
let checking: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** The connection state; the component re-renders when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnectionChange, currentConnection);
}

/** The connection state, for use outside of components. */
export function currentConnection(): Connection {
  return connection;
}

/** Calls the listener after each change. Returns the unsubscribe function. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Polls the server until it is reachable, then resolves. Call it after a network error. `navigator.onLine`
 * is not enough: a server on localhost is reachable even when the device is offline.
 */
export function checkConnection(): Promise<void> {
  checking ??= pollUntilReachable().finally(() => {
    checking = undefined;
  });
  return checking;
}

/** Checks the connection whenever the browser reports that it went offline. */
export function watchConnection(): void {
  window.addEventListener('offline', () => void pollWhileOffline());
}

/** The `offline` event may fire before connections are closed, so one successful check is not enough. */
async function pollWhileOffline(): Promise<void> {
  while (!navigator.onLine) {
    await checkConnection();
    await pause();
  }
}

async function pollUntilReachable(): Promise<void> {
  while (!(await isReachable())) {
    setConnection(navigator.onLine ? 'unreachable' : 'offline');
    await pause();
  }
  setConnection('online');
}

async function isReachable(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch('/healthz', { cache: 'no-store', signal });
    return response.ok;
  } catch {
    return false;
  }
}

/** Waits for the retry interval, or until the browser is online again. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, retryIntervalMs);
    window.addEventListener('online', end);
  });
}

function setConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}
