import { access, notAudited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `addresses`. */
export const addressesAccess = {
  'addresses.get': access.customerRead,
  'addresses.set': notAudited(access.customerOrders, 'an address book has no effect on others'),
} satisfies AccessRows;
