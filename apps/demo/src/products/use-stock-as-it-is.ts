import { useLiveStock } from '@order-store/sdk/react';
import { store } from '../store/store.ts';
import { useSeen } from '../store/use-seen.ts';

/** Keeps the stock of these products as it is now, wherever the view shows it, while somebody looks. */
export function useStockAsItIs(ids: readonly string[]): void {
  const seen = useSeen();
  useLiveStock(store, seen ? ids : none);
}

const none: readonly string[] = [];
