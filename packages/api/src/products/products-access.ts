import { access, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `products`. */
export const productsAccess: AccessRows = {
  'products.get': access.anyone,
  'products.list': access.anyone,
  'products.listByPage': access.anyone,
  'products.watchStock': access.anyone,
  'products.create': access.staff,
  'products.update': access.staff,
  'products.adjustStock': access.staff,
  'products.setStock': access.staff,
  'products.stockHistory': access.staff,
  'products.delete': access.staff,
};
