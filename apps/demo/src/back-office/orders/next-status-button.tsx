import type { OrderSummary } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ordersKey } from '../../orders/order-queries.ts';
import { statusNames } from '../../orders/order-status.ts';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/notify.ts';
import { rejectionReason } from './rejection-reason.ts';
import { isConfirmed, nextAction, type StatusAction } from './status-actions.ts';
import { updateListedOrder } from './update-listed-order.ts';

/** Button that advances an order to its next status; renders nothing in a final status. */
export function NextStatusButton({ order }: { order: OrderSummary }) {
  const queryClient = useQueryClient();
  const action = nextAction(order);
  const advance = useMutation({
    mutationFn: async (next: StatusAction) =>
      (await isConfirmed(next, order.orderNumber)) ? next.run({ id: order.id }) : null,
    onSuccess: (updated) => {
      if (!updated) return;
      updateListedOrder(queryClient, updated);
      notify.success(`${updated.orderNumber} ${statusNames[updated.status].toLowerCase()}`);
    },
    onError: (error) => {
      notify.error(rejectionReason(error));
      return queryClient.invalidateQueries({ queryKey: ordersKey });
    },
  });
  if (!action) return null;
  return (
    <Button
      look="secondary"
      size="small"
      busy={advance.isPending}
      aria-label={`${action.label} ${order.orderNumber}`}
      onClick={() => advance.mutate(action)}
    >
      {action.label}
    </Button>
  );
}
