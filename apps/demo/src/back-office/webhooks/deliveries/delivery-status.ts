import type { WebhookDelivery } from '@order-store/sdk';

/** What may have become of a delivery. */
export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

/** How each reads, and its colours. */
export const deliveryLooks: Readonly<
  Record<WebhookDelivery['status'], { readonly name: string; readonly tone: string }>
> = {
  pending: { name: 'Waiting', tone: 'bg-warn-soft text-warn' },
  delivered: { name: 'Delivered', tone: 'bg-good-soft text-good' },
  failed: { name: 'Given up', tone: 'bg-bad-soft text-bad' },
};
