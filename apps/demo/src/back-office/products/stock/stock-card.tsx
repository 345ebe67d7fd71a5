import type { Product } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStockUpdates } from '../../../store/use-stock-updates.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { stockHistoryQuery } from '../catalog-queries.ts';
import { AdjustStock } from './adjust-stock.tsx';
import { CountStock } from './count-stock.tsx';
import { StockLevel } from './stock-level.tsx';

/** Live stock of a product, with forms to adjust and count it. */
export function StockCard({ product }: { product: Product }) {
  const [counting, setCounting] = useState(false);
  const { id, stockQuantity: quantity } = product;
  useStockUpdates([id]);
  useRefreshHistory(id, quantity);
  return (
    <Card
      title="Stock"
      aside={
        <p className="text-xl" aria-live="polite">
          <StockLevel quantity={quantity} />
          <span className="sr-only"> in stock</span>
        </p>
      }
    >
      <AdjustStock productId={id} quantity={quantity} />
      <div className="mt-5 border-t border-line pt-5">
        <Button look="secondary" className="w-full" onClick={() => setCounting(true)}>
          Count stock
        </Button>
      </div>
      {counting && <CountStock product={product} onDone={() => setCounting(false)} />}
    </Card>
  );
}

/** Refetches the stock history when the stock changes. */
function useRefreshHistory(productId: string, quantity: number): void {
  const queryClient = useQueryClient();
  const [first] = useState(quantity);
  useEffect(() => {
    if (quantity === first) return;
    void queryClient.invalidateQueries({ queryKey: stockHistoryQuery(productId).queryKey });
  }, [queryClient, productId, quantity, first]);
}
