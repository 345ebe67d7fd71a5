import type {
  Category,
  Product,
  ProductChange,
  ProductsUpdate,
  StockLevel,
  StockMovement,
} from '../index.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** A product in stock. */
export const makeProduct: Factory<Product> = factory<Product>(() => ({
  id: newId(),
  sku: 'MUG-RED',
  name: 'Red mug',
  description: null,
  price: '12.50',
  stockQuantity: 10,
  createdAt: madeAt,
  updatedAt: madeAt,
  version: 1,
  archivedAt: null,
  purchaseLimit: null,
  metadata: {},
}));

/** A product that `products.updateMany` changes, by default its price. */
export const makeProductChange: Factory<ProductChange> = factory<ProductChange>(() => ({
  id: newId(),
  sku: 'MUG-RED',
  name: 'Red mug',
  from: { price: '12.50', archived: false, metadata: {} },
  to: { price: '13.13', archived: false, metadata: {} },
}));

/** The result of `products.updateMany`. */
export const makeProductsUpdate: Factory<ProductsUpdate> = factory<ProductsUpdate>(() => ({
  matched: 1,
  changed: 1,
  changes: [makeProductChange()],
}));

/** A category of `products.categories`. */
export const makeCategory: Factory<Category> = factory<Category>(() => ({
  name: 'Mugs',
  products: 1,
}));

/** An update of `products.watchStock`. */
export const makeStockLevel: Factory<StockLevel> = factory<StockLevel>(() => ({
  id: newId(),
  stockQuantity: 10,
  price: '12.50',
}));

/** A change of a product's stock, by default an adjustment. */
export const makeStockMovement: Factory<StockMovement> = factory<StockMovement>(() => ({
  id: newId(),
  productId: newId(),
  kind: 'adjustment',
  delta: 2,
  quantityAfter: 12,
  reason: 'Found in the warehouse',
  orderId: null,
  by: { id: newId(), name: 'Grace Hopper', role: 'staff' },
  at: madeAt,
}));
