import { access, audited, type AccessRows } from '../platform/identity/access.ts';

/** Who may call each procedure of `products`. */
export const productsAccess = {
  'products.get': access.anyone,
  'products.list': access.anyone,
  'products.listByPage': access.anyone,
  'products.categories': access.anyone,
  'products.watchStock': access.anyone,
  'products.create': audited(access.catalog, 'product-created'),
  'products.update': audited(access.catalog, 'product-updated'),
  'products.adjustStock': audited(access.catalog, 'stock-changed'),
  'products.setStock': audited(access.catalog, 'stock-changed'),
  'products.stockHistory': access.catalog,
  'products.archive': audited(access.catalog, 'product-updated'),
  'products.restore': audited(access.catalog, 'product-updated'),
  'products.setPurchaseLimit': audited(access.catalog, 'product-updated'),
  'products.updateMany': audited(access.catalog, 'product-updated'),
  'products.delete': audited(access.catalog, 'product-deleted'),
} satisfies AccessRows;
