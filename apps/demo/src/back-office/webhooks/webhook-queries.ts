import type { WebhookDelivery } from '@order-store/sdk';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { own } from '../../store/query-client.ts';
import { store } from '../../store/store.ts';

/** All that is known of webhooks is kept under this key. */
export const webhooksKey = [own, 'webhooks'] as const;

/** Webhooks, newest first, endlessly. */
export function webhookListQuery() {
  return infiniteQueryOptions({
    queryKey: [...webhooksKey, 'list'],
    queryFn: ({ pageParam, signal }) =>
      store.webhooks.list.query(
        { limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** One webhook. */
export function webhookQuery(id: string) {
  return queryOptions({
    queryKey: [...webhooksKey, 'one', id],
    queryFn: ({ signal }) => store.webhooks.get.query({ id }, { signal }),
  });
}

/** Which deliveries of a webhook to show, as the address has it. */
export interface DeliveryFilter {
  status?: WebhookDelivery['status'];
}

/** What was sent to a webhook and is to be sent, newest first, endlessly; looked at again while it is shown. */
export function deliveryListQuery(webhookId: string, { status }: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: [...webhooksKey, 'deliveries', webhookId, { status }],
    queryFn: ({ pageParam, signal }) =>
      store.webhooks.listDeliveries.query(
        {
          webhookId,
          limit: 25,
          ...(status === undefined ? {} : { status }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: initialCursor,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 3000,
  });
}

const initialCursor: string | null = null;
