import type { StoreClient, Webhook } from '@order-store/sdk';
import type { Inbox } from './inbox.ts';
import type { InboxServer } from './serve-inboxes.ts';

/** A webhook of the run with its inbox. */
export interface Subscription {
  readonly webhook: Pick<Webhook, 'id' | 'events' | 'createdAt'>;
  readonly inbox: Inbox;
}

/** Events by webhook; null means all. */
const subscribed: Readonly<Record<string, Webhook['events']>> = {
  everything: null,
  orders: ['order.placed', 'order.shipped', 'order.cancelled'],
  stock: ['product.stock_changed'],
};

/** Creates webhooks to the server's inboxes, as staff. */
export async function subscribe(
  { webhooks }: StoreClient,
  server: InboxServer,
): Promise<Subscription[]> {
  const subscriptions: Subscription[] = [];
  for (const [name, events] of Object.entries(subscribed)) {
    const { secret, ...webhook } = await webhooks.create.mutate({
      url: server.urlOf(name),
      events,
    });
    subscriptions.push({ webhook, inbox: server.open(name, secret) });
  }
  return subscriptions;
}
