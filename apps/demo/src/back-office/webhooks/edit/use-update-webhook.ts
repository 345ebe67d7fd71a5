import type { Webhook } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { store } from '../../../store/store.ts';
import { notify } from '../../../ui/notify.ts';
import { webhookQuery, webhooksKey } from '../webhook-queries.ts';

type Change = Parameters<typeof store.webhooks.update.mutate>[0];

/** Mutation that updates a webhook and its cached queries. */
export function useUpdateWebhook(onSaved: (webhook: Webhook) => void = () => {}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => store.webhooks.update.mutate(change),
    onSuccess: (webhook) => {
      queryClient.setQueryData(webhookQuery(webhook.id).queryKey, webhook);
      void queryClient.invalidateQueries({ queryKey: webhooksKey });
      notify.success('Webhook saved');
      onSaved(webhook);
    },
  });
}
