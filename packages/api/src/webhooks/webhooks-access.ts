import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** A webhook sends data elsewhere for as long as it exists, so it outlasts a stolen session. */
const recent = { ...access.webhooks, reauthentication: 'recent' } as const;

/** Who may call each procedure of `webhooks`. */
export const webhooksAccess = {
  'webhooks.create': audited(recent, 'webhook-created'),
  'webhooks.list': access.webhooks,
  'webhooks.get': access.webhooks,
  'webhooks.update': audited(recent, 'webhook-updated'),
  'webhooks.delete': audited(recent, 'webhook-deleted'),
  'webhooks.rotateSecret': audited(recent, 'webhook-secret-rotated'),
  'webhooks.listDeliveries': access.webhooks,
  'webhooks.redeliver': audited(access.webhooks, 'webhook-redelivered'),
} satisfies AccessRows;
