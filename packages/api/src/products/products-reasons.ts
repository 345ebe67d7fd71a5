import { z } from 'zod';
import { Ids, type None, type ReasonPolicies } from '../shared/reasons.ts';
import { ProductView as ProductOutput } from './product-schemas.ts';
import type { ProductView } from './product-view.ts';

declare module '../shared/reasons.ts' {
  interface ErrorDetails extends ProductsErrorDetails {}
  interface VersionedViews {
    product: ProductView;
  }
}

interface ProductsErrorDetails {
  PRODUCT_NOT_FOUND: { ids: string[] };
  STOCK_CHANGED: { current: ProductView };
  SKU_TAKEN: None;
}

export const productsReasons: ReasonPolicies<ProductsErrorDetails> = {
  PRODUCT_NOT_FOUND: { code: 'NOT_FOUND', retryable: false, details: Ids },
  STOCK_CHANGED: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({ current: ProductOutput }),
  },
  SKU_TAKEN: { code: 'CONFLICT', retryable: false },
};
