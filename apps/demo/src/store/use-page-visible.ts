import { useSyncExternalStore } from 'react';

/**
 * Whether the page is visible. Live updates stop in background tabs, because browsers allow only six
 * connections per host (HTTP/1.1) across all tabs.
 */
export function usePageVisible(): boolean {
  return useSyncExternalStore(onChange, () => document.visibilityState === 'visible');
}

function onChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
