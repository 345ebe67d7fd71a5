import { z } from 'zod';
import { Id, identifier, prose, Search, text, Version, wholeNumber } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { Money } from '../shared/money.ts';
import { listInput, pageInput } from '../shared/page.ts';
import { Role } from '../platform/identity/role.ts';
import { productRow } from './product-row.ts';
import type { CategoryView as CategoryOfProducts, ProductView as View } from './product-view.ts';
import type { StockMovementView as MovementView } from './stock-movement-view.ts';

const Sku = identifier(1, 100).describe('The stock keeping unit, which no other product has.');
const ProductName = text(1, 255).describe('The name that customers see.');
const Description = prose(0, 10_000)
  .nullish()
  .describe('The description, at most 10,000 characters.');
const Price = Money.describe('The price of a unit: a decimal string such as "29.99".');
const Reason = prose(1, 500).describe('Why the stock changes, for the stock history.');
const productId = Id.describe('The product.');

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

export const CategoryView: z.ZodType<CategoryOfProducts> = z.object({
  name: z.string(),
  products: z.number(),
});

const archived = {
  includeArchived: z.boolean().optional().describe('Also archived products. For staff.'),
};

export const GetProductInput = z.union(
  [z.strictObject({ id: productId, ...archived }), z.strictObject({ sku: Sku, ...archived })],
  {
    error: 'must be {id} or {sku}',
  },
);

export const ProductIdInput = z.strictObject({ id: productId });

export const ArchiveProductInput = z.strictObject({
  id: productId,
  expectedVersion: Version.optional(),
});

export const SetPurchaseLimitInput = z.strictObject({
  id: productId,
  expectedVersion: Version.optional(),
  perCustomer: wholeNumber(1, maxStock)
    .nullable()
    .describe('The units that each customer may buy from now on; null removes the limit.'),
});

/** Maximum number of products per stream. */
const maxWatched = 200;

export const WatchStockInput = z.strictObject({
  ids: z
    .array(Id)
    .min(1, 'must have at least one id')
    .max(maxWatched, `must have at most ${maxWatched} ids`)
    .describe('The products, at most 200.'),
  lastEventId: z
    .string()
    .max(100)
    .optional()
    .describe('Ignored: a stream always starts with the current values.'),
});

export const CreateProductInput = z.strictObject({
  sku: Sku,
  name: ProductName,
  description: Description,
  price: Price,
  stockQuantity: Quantity.optional().describe('The units in stock. Default: 0.'),
  metadata: Metadata.optional().describe("The shop's own data, which everyone sees."),
});

export const UpdateProductInput = z.strictObject({
  id: productId,
  expectedVersion: Version,
  sku: Sku.optional(),
  name: ProductName.optional(),
  description: Description,
  price: Price.optional(),
  metadata: Metadata.optional().describe('A JSON merge patch: null removes a key.'),
});

export const AdjustStockInput = z.strictObject({
  id: productId,
  delta: wholeNumber(-maxStock, maxStock)
    .refine((delta) => delta !== 0, 'must not be 0')
    .describe('The change in units; negative to remove some.'),
  reason: Reason,
});

export const SetStockInput = z.strictObject({
  id: productId,
  quantity: Quantity.describe('The units that were counted.'),
  expectedQuantity: Quantity.describe('The stock that the caller has read; else STOCK_CHANGED.'),
  reason: Reason,
});

export const StockHistoryInput = z.strictObject({ id: productId, ...listInput });

/** What products are selected by. */
export const filterFields = {
  search: Search.optional().describe('Only products whose name, SKU or description matches.'),
  inStock: z.boolean().optional().describe('Only products that are in stock, or that are not.'),
  minPrice: Money.optional().describe('Only products that cost at least this.'),
  maxPrice: Money.optional().describe('Only products that cost at most this.'),
  metadata: Metadata.optional().describe('Only products whose metadata contains these values.'),
  ...archived,
};

const filter = {
  ...filterFields,
  sort: z
    .enum(['newest', 'price', '-price', 'name'])
    .default('newest')
    .describe('The order: -price is the most expensive first. Default: newest.'),
};
export const ListProductsInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageProductsInput = z.strictObject({ ...filter, ...pageInput }).prefault({});
export const ListCategoriesInput = z.strictObject(archived).prefault({});
