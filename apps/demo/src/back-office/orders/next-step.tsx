import type { OrderSummary } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ordersKey } from '../../orders/order-queries.ts';
import { statusNames } from '../../orders/order-status.ts';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/notify.ts';
import { updateListed } from './listed-orders.ts';
import { stepForward, type StaffStep } from './staff-steps.ts';
import { whyRefused } from './why-refused.ts';

/** Moves an order on; nothing where its way ends. */
export function NextStep({ order }: { order: OrderSummary }) {
  const queryClient = useQueryClient();
  const step = stepForward(order.status);
  const move = useMutation({
    mutationFn: (next: StaffStep) => next.take({ id: order.id }),
    onSuccess: (moved) => {
      updateListed(queryClient, moved);
      notify.success(`${moved.orderNumber} is ${statusNames[moved.status].toLowerCase()}`);
    },
    onError: (error) => {
      notify.error(whyRefused(error));
      return queryClient.invalidateQueries({ queryKey: ordersKey });
    },
  });
  if (!step) return null;
  return (
    <Button
      look="secondary"
      size="small"
      busy={move.isPending}
      aria-label={`${step.label} ${order.orderNumber}`}
      onClick={() => move.mutate(step)}
    >
      {step.label}
    </Button>
  );
}
