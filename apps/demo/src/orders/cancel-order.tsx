import { isStoreError, type Order } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '../store/describe-error.ts';
import { queries } from '../store/store.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { orderQuery } from './order-queries.ts';
import { statusNames } from './order-status.ts';
import { notify } from '../ui/notify.ts';

/** Cancels an order, once asked. */
export function CancelOrder({ order }: { order: Order }) {
  const queryClient = useQueryClient();
  const cancel = useMutation({
    ...queries.orders.cancel.mutationOptions(),
    onSuccess: (cancelled) => {
      queryClient.setQueryData(orderQuery(cancelled.orderNumber).queryKey, cancelled);
      notify.success('The order is cancelled.');
      void queryClient.invalidateQueries(queries.products.pathFilter());
    },
    onError: (error) => {
      // Somebody moved it on while this page showed an older status.
      notify.error(
        isStoreError(error, 'ILLEGAL_TRANSITION')
          ? `Too late: the order is ${statusNames[error.details.from].toLowerCase()} already.`
          : describeError(error).message,
      );
    },
    onSettled: () => queryClient.invalidateQueries(queries.orders.pathFilter()),
  });
  return (
    <ConfirmButton
      label="Cancel order"
      busy={cancel.isPending}
      question="Cancel this order?"
      yes="Cancel the order"
      no="Keep it"
      onYes={() => cancel.mutate({ id: order.id })}
    >
      <p>Everything goes back on the shelf. A cancelled order cannot be taken up again.</p>
    </ConfirmButton>
  );
}
