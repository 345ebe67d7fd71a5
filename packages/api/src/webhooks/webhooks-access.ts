import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `webhooks`. */
export const webhooksAccess = {
  'webhooks.create': audited(access.webhooks, 'webhook-created'),
  'webhooks.list': access.webhooks,
  'webhooks.get': access.webhooks,
  'webhooks.update': audited(access.webhooks, 'webhook-updated'),
  'webhooks.delete': audited(access.webhooks, 'webhook-deleted'),
  'webhooks.rotateSecret': audited(access.webhooks, 'webhook-secret-rotated'),
  'webhooks.listDeliveries': access.webhooks,
  'webhooks.redeliver': audited(access.webhooks, 'webhook-redelivered'),
} satisfies AccessRows;
