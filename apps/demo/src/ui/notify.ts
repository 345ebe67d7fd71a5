import { useSyncExternalStore } from 'react';
import type { ExternalToast } from 'sonner';
import { retryOnReconnect } from '../routing/lazy-view.ts';
import { currentConnection } from '../store/connection.ts';

/** Shows a toast. The library is loaded on first use. */
export const notify = {
  success: (message: string, options?: ExternalToast) => show('success', message, options),
  info: (message: string, options?: ExternalToast) => show('info', message, options),
  error: (message: string, options?: ExternalToast) => show('error', message, options),
  /** Closes the toast with this id, if it is shown. */
  dismiss: (id: string): void => {
    void mounted.promise.then(async () => (await loadSonner()).toast.dismiss(id));
  },
};

let needed = false;
const listeners = new Set<() => void>();
const mounted = Promise.withResolvers<void>();

/** Whether a toast has been requested, so that the toaster has to be rendered. */
export function useToasterNeeded(): boolean {
  return useSyncExternalStore(onNeeded, () => needed);
}

/** Call when the toaster is mounted: shows the toasts requested so far. */
export function toasterMounted(): void {
  mounted.resolve();
}

function onNeeded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Kind = 'success' | 'info' | 'error';

function show(kind: Kind, message: string, options?: ExternalToast): void {
  // The library can't be loaded while offline, and a browser may keep a failed import. The page itself shows the same
  // information.
  if (!needed && currentConnection() !== 'online') return;
  void retryOnReconnect(loadSonner).then(
    ({ toast }) => showWhenMounted(() => toast[kind](message, options)),
    () => {},
  );
}

function loadSonner() {
  return import('sonner');
}

async function showWhenMounted(showToast: () => void): Promise<void> {
  needed = true;
  for (const listener of listeners) listener();
  await mounted.promise;
  showToast();
}
