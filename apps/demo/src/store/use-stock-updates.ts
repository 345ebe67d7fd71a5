import { useLiveStock } from '@order-store/sdk/react';
import { store } from './store.ts';
import { usePageVisible } from './use-page-visible.ts';

/** Keeps the cached stock of these products up to date while the page is visible. */
export function useStockUpdates(ids: readonly string[]): void {
  const visible = usePageVisible();
  useLiveStock(store, visible ? ids : none);
}

const none: readonly string[] = [];
