import { unitsLeftFor, type Order, type OrderItem } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { productsKey } from '../products/product-queries.ts';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { notify } from '../ui/notify.ts';
import { QuantityStepper } from '../ui/quantity-stepper.tsx';
import { ordersKey, orderQuery } from './order-queries.ts';

/** Cancels units of an item that are not shipped yet, after confirmation. An order of one unit is cancelled as a whole. */
export function CancelItem({ order, item }: { order: Order; item: OrderItem }) {
  const open = unitsLeftFor('cancel', order.status, item);
  const [chosen, setChosen] = useState<number | null>(null);
  const quantity = Math.min(chosen ?? open, open);
  const cancel = useCancelItem(order, () => setChosen(null));
  const ordered = order.items.reduce((sum, other) => sum + other.quantity, 0);
  if (open === 0 || ordered === 1) return null;
  return (
    <ConfirmButton
      label="Cancel item"
      about={item.name}
      size="small"
      busy={cancel.isPending}
      question={`Cancel ${item.name}?`}
      yes={open === 1 ? 'Cancel item' : `Cancel ${quantity} of ${open}`}
      no="Don’t cancel"
      onYes={() => cancel.mutate([{ itemId: item.id, quantity }])}
    >
      {open > 1 && (
        <div className="mb-3">
          <QuantityStepper label={item.name} quantity={quantity} max={open} onChange={setChosen} />
        </div>
      )}
      <p>
        {open - quantity + leftBesides(order, item) > 0 || order.fulfilment === 'partial'
          ? 'The rest of the order stays as it is. This can’t be undone.'
          : 'Nothing else is left of this order, so all of it is cancelled. This can’t be undone.'}
      </p>
    </ConfirmButton>
  );
}

/** The units of the other items that can still be cancelled. */
function leftBesides({ items, status }: Order, item: OrderItem): number {
  return items
    .filter(({ id }) => id !== item.id)
    .reduce((sum, other) => sum + unitsLeftFor('cancel', status, other), 0);
}

function useCancelItem(order: Order, onSettled: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (items: { itemId: string; quantity: number }[]) =>
      store.orders.cancelItems.mutate({ id: order.id, items }),
    onSuccess: (updated) => {
      queryClient.setQueryData(orderQuery(updated.orderNumber).queryKey, updated);
      notify.success(updated.status === 'cancelled' ? 'Order cancelled' : 'Item cancelled');
      void queryClient.invalidateQueries({ queryKey: productsKey });
    },
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => {
      onSettled();
      return queryClient.invalidateQueries({ queryKey: ordersKey });
    },
  });
}
