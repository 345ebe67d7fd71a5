import { z } from 'zod';
import { Id, identifier, prose, Search, text, Version, wholeNumber } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { Money } from '../shared/money.ts';
import { listInput, pageInput } from '../shared/page.ts';
import { Role } from '../platform/identity/role.ts';
import { productRow } from './product-row.ts';
import type { ProductView as View } from './product-view.ts';
import type { StockMovementView as MovementView } from './stock-movement-view.ts';

const Sku = identifier(1, 100);
const ProductName = text(1, 255);
const Description = prose(0, 10_000);
const Reason = prose(1, 500);

/** What the column holds. Cancelling orders can raise the stock up to it. */
export const maxStock = 2_147_483_647;
const Quantity = wholeNumber(0, maxStock);

export const ProductView: z.ZodType<View> = z.object(productRow.shape);

export const StockMovementView: z.ZodType<MovementView> = z.object({
  id: z.string(),
  productId: z.string(),
  kind: z.enum(['opening', 'sale', 'cancellation', 'return', 'adjustment', 'count']),
  delta: z.number(),
  quantityAfter: z.number(),
  reason: z.string().nullable(),
  orderId: z.string().nullable(),
  by: z.object({ id: z.string(), name: z.string(), role: Role }).nullable(),
  at: z.string(),
});

export const GetProductInput = z.union([z.strictObject({ id: Id }), z.strictObject({ sku: Sku })], {
  error: 'must be {id} or {sku}',
});

export const ProductIdInput = z.strictObject({ id: Id });

/** Maximum number of products per stream. */
const maxWatched = 200;

export const WatchStockInput = z.strictObject({
  ids: z
    .array(Id)
    .min(1, 'must have at least one id')
    .max(maxWatched, `must have at most ${maxWatched} ids`),
  /** Sent by clients that reconnect. Ignored: a stream always starts with the current values. */
  lastEventId: z.string().max(100).optional(),
});

export const CreateProductInput = z.strictObject({
  sku: Sku,
  name: ProductName,
  description: Description.nullish(),
  price: Money,
  stockQuantity: Quantity.optional(),
  /** The shop's own data. */
  metadata: Metadata.optional(),
});

export const UpdateProductInput = z.strictObject({
  id: Id,
  expectedVersion: Version,
  sku: Sku.optional(),
  name: ProductName.optional(),
  description: Description.nullish(),
  price: Money.optional(),
  /** A JSON merge patch: null removes a key. */
  metadata: Metadata.optional(),
});

export const AdjustStockInput = z.strictObject({
  id: Id,
  delta: wholeNumber(-maxStock, maxStock).refine((delta) => delta !== 0, 'must not be 0'),
  reason: Reason,
});

export const SetStockInput = z.strictObject({
  id: Id,
  quantity: Quantity,
  expectedQuantity: Quantity,
  reason: Reason,
});

export const StockHistoryInput = z.strictObject({ id: Id, ...listInput });

const filter = {
  search: Search.optional(),
  inStock: z.boolean().optional(),
  minPrice: Money.optional(),
  maxPrice: Money.optional(),
  /** Products whose metadata contains these values. */
  metadata: Metadata.optional(),
  sort: z.enum(['newest', 'price', '-price', 'name']).default('newest'),
};
export const ListProductsInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageProductsInput = z.strictObject({ ...filter, ...pageInput }).prefault({});
