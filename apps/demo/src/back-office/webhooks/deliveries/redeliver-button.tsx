import type { WebhookDelivery } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '../../../store/describe-error.ts';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { notify } from '../../../ui/notify.ts';
import { webhooksKey } from '../webhook-queries.ts';

/** Resends a delivery with the same message id. Not shown for pending deliveries. */
export function RedeliverButton({ delivery }: { delivery: WebhookDelivery }) {
  const queryClient = useQueryClient();
  const redeliver = useMutation({
    mutationFn: () => store.webhooks.redeliver.mutate({ deliveryId: delivery.id }),
    onSuccess: () => notify.success('Delivery queued'),
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksKey }),
  });
  if (delivery.status === 'pending') return null;
  return (
    <Button
      look="secondary"
      size="small"
      busy={redeliver.isPending}
      aria-label={`Resend: ${delivery.type} ${delivery.messageId}`}
      onClick={() => redeliver.mutate()}
    >
      Resend
    </Button>
  );
}
