import type { StoreClient, Webhook } from '@order-store/sdk';
import type { Inbox } from './inbox.ts';
import type { InboxServer } from './serve-inboxes.ts';

/** A webhook of the run, and what it was told. */
export interface Subscription {
  readonly webhook: Pick<Webhook, 'id' | 'events' | 'createdAt'>;
  readonly inbox: Inbox;
}

/** One that wants everything, one that wants some steps of orders, and one that wants stock alone. */
const wanted: Readonly<Record<string, Webhook['events']>> = {
  everything: null,
  orders: ['order.placed', 'order.shipped', 'order.cancelled'],
  stock: ['product.stock_changed'],
};

/** As staff: webhooks that lead to the server's inboxes and are told of what happens from now on. */
export async function subscribe(
  { webhooks }: StoreClient,
  server: InboxServer,
): Promise<Subscription[]> {
  const subscriptions: Subscription[] = [];
  for (const [name, events] of Object.entries(wanted)) {
    const { secret, ...webhook } = await webhooks.create.mutate({
      url: server.urlOf(name),
      events,
    });
    subscriptions.push({ webhook, inbox: server.open(name, secret) });
  }
  return subscriptions;
}
