import {
  isStoreError,
  nextStatuses,
  type Order,
  type OrderStatus,
  type OrderSummary,
} from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ordersKey } from '../../orders/order-queries.ts';
import { statusNames } from '../../orders/order-status.ts';
import { describeError } from '../../store/describe-error.ts';
import { store } from '../../store/store.ts';
import { Button } from '../../ui/button.tsx';
import { notify } from '../../ui/notify.ts';

interface Step {
  readonly label: string;
  readonly take: (input: { id: string }) => Promise<Order>;
}

/** How an order gets to each status; cancelling is asked for elsewhere. */
const steps: Readonly<Partial<Record<OrderStatus, Step>>> = {
  confirmed: { label: 'Confirm', take: store.orders.confirm.mutate },
  shipped: { label: 'Ship', take: store.orders.ship.mutate },
  delivered: { label: 'Deliver', take: store.orders.deliver.mutate },
};

/** Moves an order on; nothing where its way ends. */
export function NextStep({ order }: { order: OrderSummary }) {
  const queryClient = useQueryClient();
  const [step] = nextStatuses(order.status, 'staff').flatMap((to) => steps[to] ?? []);
  const move = useMutation({
    mutationFn: (next: Step) => next.take({ id: order.id }),
    onSuccess: ({ orderNumber, status }) => {
      notify.success(`${orderNumber} is ${statusNames[status].toLowerCase()}`);
    },
    onError: (error) => {
      notify.error(
        isStoreError(error, 'ILLEGAL_TRANSITION')
          ? `Somebody was faster: the order is ${statusNames[error.details.from].toLowerCase()}.`
          : describeError(error).message,
      );
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ordersKey }),
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
