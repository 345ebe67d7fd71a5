import { useSyncExternalStore } from 'react';

/**
 * Whether somebody can see this page. What is live only needs to be so then: a browser has six connections
 * to a shop for all its tabs, and tabs in the background should not hold them.
 */
export function useSeen(): boolean {
  return useSyncExternalStore(onChange, () => document.visibilityState === 'visible');
}

function onChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
