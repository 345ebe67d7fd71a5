import { useLiveStock } from '@order-store/sdk/react';
import { store } from './store.ts';
import { useWantsUpdates } from './use-wants-updates.ts';

/** Keeps the cached stock of these products up to date while the page is visible. */
export function useStockUpdates(ids: readonly string[]): void {
  const isWanted = useWantsUpdates();
  useLiveStock(store, isWanted ? ids : none);
}

const none: readonly string[] = [];
