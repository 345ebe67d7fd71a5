import type { WebhookDelivery } from '@order-store/sdk';
import { queries } from '../../store/store.ts';

/** All that is known of webhooks is kept under this key. */
export const webhooksKey = queries.webhooks.pathKey();

/** Webhooks, newest first, endlessly. */
export function webhookListQuery() {
  return queries.webhooks.list.infiniteQueryOptions({ limit: 50 });
}

/** One webhook. */
export function webhookQuery(id: string) {
  return queries.webhooks.get.queryOptions({ id });
}

/** Which deliveries of a webhook to show, as the address has it. */
export interface DeliveryFilter {
  status?: WebhookDelivery['status'] | undefined;
}

/** What was sent to a webhook and is to be sent, newest first, endlessly; looked at again while it is shown. */
export function deliveryListQuery(webhookId: string, { status }: DeliveryFilter) {
  return {
    ...queries.webhooks.listDeliveries.infiniteQueryOptions({ webhookId, status, limit: 25 }),
    refetchInterval: 3000,
  };
}
