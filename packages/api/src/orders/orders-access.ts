import { access, audited, notAudited, type AccessRows } from '../platform/identity/access.ts';

const lease = 'a claim is a lease of seconds and does not change the order';

/** Who may call each procedure of `orders`. */
export const ordersAccess = {
  'orders.place': audited({ ...access.customerOrders, idempotency: 'own' }, 'order-placed'),
  'orders.get': access.readOrders,
  'orders.list': access.readOrders,
  'orders.listByPage': access.fulfilment,
  'orders.history': access.readOrders,
  'orders.watch': access.readOrders,
  'orders.confirm': audited(access.fulfilment, 'order-status-changed'),
  'orders.ship': audited(access.fulfilment, 'order-status-changed'),
  'orders.deliver': audited(access.fulfilment, 'order-status-changed'),
  'orders.updateMetadata': audited(access.fulfilment, 'order-metadata-updated'),
  'orders.claimNext': notAudited(access.fulfilment, lease),
  'orders.releaseClaim': notAudited(access.fulfilment, lease),
  'orders.extendHold': audited(access.fulfilment, 'order-hold-extended'),
  'orders.note': audited(access.fulfilment, 'order-note-added'),
  'orders.listNotes': access.fulfilment,
  'orders.returnItems': audited(access.fulfilment, 'order-items-returned'),
  'orders.cancelItems': audited(access.cancelOrders, 'order-items-cancelled'),
  'orders.cancel': audited(access.cancelOrders, 'order-status-changed'),
} satisfies AccessRows;
