import { isStoreError, type Order } from '@order-store/sdk';
import { useChangeOrder } from '@order-store/sdk/react';
import { describeError } from '../store/describe-error.ts';
import { store } from '../store/store.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { notify } from '../ui/notify.ts';
import { statusNames } from './order-status.ts';

/** Cancels an order, once asked. It shows as cancelled at once, and as it was if the store refuses. */
export function CancelOrder({ order }: { order: Order }) {
  const change = useChangeOrder(store, {
    onSuccess: () => notify.success('The order is cancelled.'),
    onError: (error) => {
      // Somebody moved it on while this page showed an older status.
      notify.error(
        isStoreError(error, 'ILLEGAL_TRANSITION')
          ? `Too late: the order is ${statusNames[error.details.from].toLowerCase()} already.`
          : describeError(error).message,
      );
    },
  });
  return (
    <ConfirmButton
      label="Cancel order"
      busy={change.isPending}
      question="Cancel this order?"
      yes="Cancel the order"
      no="Keep it"
      onYes={() => change.mutate({ id: order.id, to: 'cancelled' })}
    >
      <p>Everything goes back on the shelf. A cancelled order cannot be taken up again.</p>
    </ConfirmButton>
  );
}
