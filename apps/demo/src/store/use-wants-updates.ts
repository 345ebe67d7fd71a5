import { useSyncExternalStore } from 'react';
import { useSessionEnded } from '../account/ended-session.ts';

/**
 * Whether to open live updates. They stop in background tabs, because browsers allow only six connections per host
 * (HTTP/1.1) across all tabs, and while the user has to sign in again, because the server closed them with the session.
 */
export function useWantsUpdates(): boolean {
  const isVisible = useSyncExternalStore(onChange, () => document.visibilityState === 'visible');
  const hasEnded = useSessionEnded();
  return isVisible && !hasEnded;
}

function onChange(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
