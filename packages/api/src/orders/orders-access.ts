import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `orders`. */
export const ordersAccess: AccessRows = {
  'orders.place': access.customerOrders,
  'orders.get': access.customerRead,
  'orders.list': access.customerRead,
  'orders.listByPage': access.staff,
  'orders.history': access.customerRead,
  'orders.watch': access.customerRead,
  'orders.confirm': access.staff,
  'orders.ship': access.staff,
  'orders.deliver': access.staff,
  'orders.claimNext': access.staff,
  'orders.releaseClaim': access.staff,
  'orders.note': access.staff,
  'orders.listNotes': access.staff,
  'orders.cancel': access.customerOrders,
};
