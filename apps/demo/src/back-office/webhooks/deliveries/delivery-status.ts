import type { WebhookDelivery } from '@order-store/sdk';

/** All delivery statuses. */
export const deliveryStatuses = ['pending', 'delivered', 'failed'] as const;

/** Display name and color classes of each status. */
export const deliveryBadges: Readonly<
  Record<WebhookDelivery['status'], { readonly name: string; readonly tone: string }>
> = {
  pending: { name: 'Pending', tone: 'bg-warn-soft text-warn' },
  delivered: { name: 'Delivered', tone: 'bg-good-soft text-good' },
  failed: { name: 'Failed', tone: 'bg-bad-soft text-bad' },
};
