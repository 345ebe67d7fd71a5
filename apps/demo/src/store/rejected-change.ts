import type { Mutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** A change that the server rejected until the user enters the password again. */
export type RejectedChange = Mutation<unknown, unknown>;

let rejected: RejectedChange | null = null;
const listeners = new Set<() => void>();

/** Sets the change that waits for the password, or null. */
export function setRejectedChange(change: RejectedChange | null): void {
  rejected = change;
  for (const listener of listeners) listener();
}

/** The change that waits for the password; null if there is none. */
export function useRejectedChange(): RejectedChange | null {
  return useSyncExternalStore(onChange, () => rejected);
}

function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
