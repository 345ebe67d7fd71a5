import type { WebhookDelivery } from '@order-store/sdk';
import { queries } from '../../store/store.ts';

/** Key prefix of all webhook queries. */
export const webhooksKey = queries.webhooks.pathKey();

/** Webhooks, newest first. */
export function webhookListQuery() {
  return queries.webhooks.list.infiniteQueryOptions({ limit: 50 });
}

/** One webhook. */
export function webhookQuery(id: string) {
  return queries.webhooks.get.queryOptions({ id });
}

/** The filter of the delivery list, kept in the URL. */
export interface DeliveryFilter {
  status?: WebhookDelivery['status'] | undefined;
}

/** The deliveries of a webhook, newest first. Polled, because there is no live update. */
export function deliveryListQuery(webhookId: string, { status }: DeliveryFilter) {
  return {
    ...queries.webhooks.listDeliveries.infiniteQueryOptions({ webhookId, status, limit: 25 }),
    refetchInterval: 3000,
  };
}
