import { useLiveOrders, type LiveOrdersOptions, type LiveStatus } from '@order-store/sdk/react';
import { useSessionEnded } from '../../account/ended-session.ts';
import { store } from '../../store/store.ts';

/**
 * Keeps cached orders up to date. The server closes the stream with the session; after signing in again in the dialog a
 * new one opens. Background tabs keep theirs, so that lists know which orders are new.
 */
export function useOrderUpdates(options: Omit<LiveOrdersOptions, 'enabled'> = {}): LiveStatus {
  const hasEnded = useSessionEnded();
  return useLiveOrders(store, { ...options, enabled: !hasEnded });
}
