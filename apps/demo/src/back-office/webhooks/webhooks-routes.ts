import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { deliveryStatuses } from './deliveries/delivery-status.ts';
import { webhookListQuery, webhookQuery, type DeliveryFilter } from './webhook-queries.ts';

const webhooks = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/webhooks',
  loader: ({ context }) => {
    void context.queryClient.prefetchInfiniteQuery(webhookListQuery());
  },
  component: lazyRouteComponent(() => import('./list/webhooks-page.tsx'), 'WebhooksPage'),
});

const newWebhook = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/webhooks/new',
  component: lazyRouteComponent(() => import('./edit/new-webhook-page.tsx'), 'NewWebhookPage'),
});

const webhook = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/webhooks/$webhookId',
  validateSearch: parseDeliveryFilter,
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(webhookQuery(params.webhookId));
  },
  component: lazyRouteComponent(() => import('./edit/webhook-page.tsx'), 'WebhookPage'),
});

export const webhooksRoutes = [webhooks, newWebhook, webhook] as const;

function parseDeliveryFilter(search: Record<string, unknown>): DeliveryFilter {
  return { status: deliveryStatuses.find((known) => known === search['status']) };
}
