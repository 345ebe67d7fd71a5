import { isStoreError, type Product } from '@order-store/sdk';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { notify } from '../../../ui/notify.ts';
import { formatCount } from '../format.ts';
import type { CountedWhen } from './stock-conflict.tsx';
import { useProductChange } from '../use-product-change.ts';

interface Count {
  /** The stock when the count started. */
  readonly expected: number;
  readonly counted: number;
  readonly reason: string;
}

/** Stores a count. After a conflict, `now` is the current stock, and the user chooses when the count was made. */
export function useStockCount(product: Product, onDone: () => void) {
  const [countedWhen, setCountedWhen] = useState<CountedWhen | null>(null);
  const [now, setNow] = useState<number | null>(null);
  const set = useProductChange(store.products.setStock.mutate, ({ stockQuantity }) => {
    notify.success(`Stock set to ${formatCount(stockQuantity)}`);
    onDone();
  });

  const submit = ({ expected, counted, reason }: Count) => {
    if (set.isPending) return;
    const moved = now === null || countedWhen === 'after' ? 0 : now - expected;
    setCountedWhen(null);
    set.mutate(
      {
        id: product.id,
        quantity: counted + moved,
        expectedQuantity: now ?? expected,
        reason: reason.trim(),
      },
      {
        onError: (error) => {
          if (isStoreError(error, 'STOCK_CHANGED')) setNow(error.details.current.stockQuantity);
        },
      },
    );
  };
  return { submit, isPending: set.isPending, error: set.error, now, countedWhen, setCountedWhen };
}
