import { useSyncExternalStore } from 'react';
import type { ExternalToast } from 'sonner';

/** Tells of something in a corner of the page. The library comes when it is first needed. */
export const notify = {
  success: (message: string, options?: ExternalToast) => show('success', message, options),
  info: (message: string, options?: ExternalToast) => show('info', message, options),
  error: (message: string, options?: ExternalToast) => show('error', message, options),
};

let wanted = false;
const listeners = new Set<() => void>();
const listening = Promise.withResolvers<void>();

/** Whether anything was told yet, so that the corner where it shows is needed. */
export function useCornerWanted(): boolean {
  return useSyncExternalStore(onWanted, () => wanted);
}

/** The corner is on the page: what was told meanwhile shows now. */
export function cornerIsThere(): void {
  listening.resolve();
}

function onWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(kind: keyof typeof notify, message: string, options?: ExternalToast): void {
  void tell(kind, message, options).catch(() => {
    // Its code cannot be had, offline as the page is. What it tells can be seen on the page as well.
  });
}

async function tell(
  kind: keyof typeof notify,
  message: string,
  options?: ExternalToast,
): Promise<void> {
  const { toast } = await import('sonner');
  wanted = true;
  for (const listener of listeners) listener();
  await listening.promise;
  toast[kind](message, options);
}
