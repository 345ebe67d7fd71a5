import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `webhooks`. */
export const webhooksAccess: AccessRows = {
  'webhooks.create': access.staff,
  'webhooks.list': access.staff,
  'webhooks.get': access.staff,
  'webhooks.update': access.staff,
  'webhooks.delete': access.staff,
  'webhooks.rotateSecret': access.staff,
  'webhooks.listDeliveries': access.staff,
  'webhooks.redeliver': access.staff,
};
