import type { ExternalToast } from 'sonner';
import { useSyncExternalStore } from 'react';

/** Tells of something in a corner of the page. The library comes when it is first needed. */
export const notify = {
  success: (message: string, options?: ExternalToast) => show('success', message, options),
  info: (message: string, options?: ExternalToast) => show('info', message, options),
  error: (message: string, options?: ExternalToast) => show('error', message, options),
};

let wanted = false;
const listeners = new Set<() => void>();
const corner = Promise.withResolvers<void>();

/** Whether anything was told yet, so that the corner where it shows is needed. */
export function useCornerWanted(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => wanted,
  );
}

/** The corner is there: what was told meanwhile shows now. */
export function cornerIsThere(): void {
  corner.resolve();
}

function show(kind: keyof typeof notify, message: string, options?: ExternalToast): void {
  wanted = true;
  for (const listener of listeners) listener();
  void Promise.all([import('sonner'), corner.promise]).then(([{ toast }]) =>
    toast[kind](message, options),
  );
}
