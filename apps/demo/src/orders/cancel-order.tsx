import { isStoreError, type Order, type OrderStatus } from '@order-store/sdk';
import { useChangeOrder } from '@order-store/sdk/react';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { notify } from '../ui/notify.ts';
import { isCancellable, statusNames } from './order-status.ts';

/** Cancels an order after confirmation. The update is optimistic and rolls back on error. */
export function CancelOrder({ order }: { order: Order }) {
  const change = useChangeOrder(store, {
    onSuccess: () => notify.success('Order cancelled'),
    onError: (error) => {
      // The order has advanced since this page loaded it.
      notify.error(
        isStoreError(error, 'ILLEGAL_TRANSITION')
          ? reasonAt(error.details.from)
          : describeError(error).message,
      );
    },
  });
  return (
    <ConfirmButton
      label="Cancel order"
      busy={change.isPending}
      question="Cancel this order?"
      yes="Cancel order"
      no="Don’t cancel"
      onYes={() => change.mutate({ id: order.id, to: 'cancelled' })}
    >
      <p>This can’t be undone.</p>
    </ConfirmButton>
  );
}

function reasonAt(status: OrderStatus): string {
  return isCancellable(status)
    ? 'Part of this order has shipped. Cancel the remaining items instead.'
    : `This order is already ${statusNames[status].toLowerCase()} and can’t be cancelled.`;
}
