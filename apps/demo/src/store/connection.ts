import { useSyncExternalStore } from 'react';

/** Whether the shop can be reached: it cannot because this computer is offline, or because it keeps silent. */
export type Connection = 'there' | 'offline' | 'silent';

/** So often a shop that was not there is asked whether it is back. */
const askEveryMs = 2000;

/** Longer than this nobody waits for a yes. */
const patienceMs = 5000;

let connection: Connection = 'there';
let asking: Promise<void> | undefined;
const listeners = new Set<() => void>();

/** Whether the shop can be reached, as far as this page knows. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnectionChange, currentConnection);
}

/** The same, outside of a component. */
export function currentConnection(): Connection {
  return connection;
}

/** Calls back after each change, until the returned function is called. */
export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * For when a call got no answer: finds out whether the shop is there, and goes on asking until it is; then it
 * resolves. What the browser thinks is not enough: a shop on this very computer is there also when the
 * computer is offline.
 */
export function doubtConnection(): Promise<void> {
  asking ??= askUntilThere().finally(() => {
    asking = undefined;
  });
  return asking;
}

window.addEventListener('offline', () => void doubtWhileOffline());

/** The browser may say that it is offline a moment before the last connection is cut: one yes is not the end. */
async function doubtWhileOffline(): Promise<void> {
  while (!navigator.onLine) {
    await doubtConnection();
    await pause();
  }
}

async function askUntilThere(): Promise<void> {
  while (!(await answers())) {
    change(navigator.onLine ? 'silent' : 'offline');
    await pause();
  }
  change('there');
}

async function answers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch('/healthz', { cache: 'no-store', signal });
    return response.ok;
  } catch {
    return false;
  }
}

/** Until it is time to ask again: sooner when the computer says that it is online. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, askEveryMs);
    window.addEventListener('online', end);
  });
}

function change(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}
