import type { WebhookDelivery } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { describeError } from '../../../store/describe-error.ts';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { notify } from '../../../ui/notify.ts';
import { webhooksKey } from '../webhook-queries.ts';

/** Sends an event once more, under the same message id. One that still waits is sent anyway, in its turn. */
export function Redeliver({ delivery }: { delivery: WebhookDelivery }) {
  const queryClient = useQueryClient();
  const again = useMutation({
    mutationFn: () => store.webhooks.redeliver.mutate({ deliveryId: delivery.id }),
    onSuccess: () => notify.success('It is sent once more'),
    onError: (error) => notify.error(describeError(error).message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: webhooksKey }),
  });
  if (delivery.status === 'pending') return null;
  return (
    <Button
      look="secondary"
      size="small"
      busy={again.isPending}
      aria-label={`Send again: ${delivery.type} ${delivery.messageId}`}
      onClick={() => again.mutate()}
    >
      Send again
    </Button>
  );
}
