import { defineFeature } from '../platform/define-feature.ts';
import { productsAccess } from './products-access.ts';
import { productsReasons } from './products-reasons.ts';
import { CategoryView, ProductView, StockMovementView } from './product-schemas.ts';
import { ProductsUpdateView } from './update-many-schemas.ts';

defineFeature({
  access: productsAccess,
  reasons: productsReasons,
  schemas: {
    Category: CategoryView,
    Product: ProductView,
    ProductsUpdate: ProductsUpdateView,
    StockMovement: StockMovementView,
  },
});

export { productsAccess };
export { productsRouter } from './products-router.ts';
export { createProductsServices } from './products-services.ts';
export { productsNotFound } from './find-products.ts';
export { lockProducts } from './lock-products.ts';
export { movementTransactionSql } from './movement-transaction.ts';
export {
  CreateProductInput,
  maxStock,
  ProductView as ProductOutput,
  StockMovementView as StockMovementOutput,
} from './product-schemas.ts';
export { productRow } from './product-row.ts';
export type {
  CategoryView,
  ProductChangeView,
  ProductFieldsView,
  ProductsUpdateView,
  ProductView,
} from './product-view.ts';
export {
  stockChangeOf,
  stockMovementsAfter,
  type StockChange,
  type StockMovementRow,
} from './stock-changes.ts';
export type { StockLevel } from './stock-feed.ts';
export type { StockMovementView } from './stock-movement-view.ts';
