import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();

/** Whether the session has ended while a page is open, so that the user signs in again in a dialog. */
export function useSessionEnded(): boolean {
  return useSyncExternalStore(onChange, () => ended);
}

export function setSessionEnded(next: boolean): void {
  ended = next;
  for (const listener of listeners) listener();
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
