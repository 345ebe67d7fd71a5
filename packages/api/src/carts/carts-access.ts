import { access, notAudited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `carts`. */
export const cartsAccess = {
  'carts.get': access.customerRead,
  'carts.set': notAudited(access.customerOrders, 'a cart has no effect on others'),
} satisfies AccessRows;
