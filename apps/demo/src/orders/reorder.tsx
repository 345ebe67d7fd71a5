import type { Order } from '@order-store/sdk';
import { useNavigate } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { cart } from '../cart/cart.ts';
import { Button } from '../ui/button.tsx';

/** Adds the items of an order to the cart, which marks those that are no longer available. */
export function Reorder({ order }: { order: Order }) {
  const navigate = useNavigate();
  return (
    <Button
      look="secondary"
      onClick={() => {
        for (const { productId, quantity } of order.items) cart.add(productId, quantity);
        void navigate({ to: '/cart' });
      }}
    >
      <RotateCcw aria-hidden className="size-5" />
      Order again
    </Button>
  );
}
