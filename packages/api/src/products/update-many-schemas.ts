import { z } from 'zod';
import { Id } from '../shared/fields.ts';
import { JsonObjectView } from '../shared/json-object.ts';
import { Metadata } from '../shared/metadata.ts';
import { SignedMoney } from '../shared/money.ts';
import { filterFields } from './product-schemas.ts';
import type { ProductsUpdateView as View } from './product-view.ts';

const percentRule =
  'must be a decimal string with at most two places, from "-100" to "1000", such as "5" or "-12.5"';

const Percent = z
  .string({ error: percentRule })
  .regex(/^-?\d{1,4}(\.\d{1,2})?$/, percentRule)
  .refine((percent) => Number(percent) >= -100 && Number(percent) <= 1000, percentRule);

/** By how much prices change. */
const PriceChange = z.union(
  [
    z.strictObject({
      percent: Percent.describe('In percent; results are rounded to cents, half a cent up.'),
    }),
    z.strictObject({ amount: SignedMoney.describe('A decimal string such as "-1.50".') }),
  ],
  { error: 'must be {percent} or {amount}' },
);

const maxIds = 1000;

export const UpdateManyProductsInput = z
  .strictObject({
    ids: z
      .array(Id)
      .min(1, 'must have at least one id')
      .max(maxIds, `must have at most ${maxIds} ids: use a filter for more products`)
      .optional()
      .describe('The products, at most 1,000.'),
    filter: z
      .strictObject(filterFields)
      .optional()
      .describe('Instead of ids: the products that match, at most 5,000; {} is all for sale.'),
    price: PriceChange.optional().describe('By how much the price of each product changes.'),
    archived: z.boolean().optional().describe('Whether to archive or to restore the products.'),
    metadata: Metadata.optional().describe('A JSON merge patch for each: null removes a key.'),
    preview: z.boolean().default(false).describe('Return what would change, and change nothing.'),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    path: ['ids'],
    error: 'must be given, or a filter, but not both',
  })
  .refine(({ price, archived, metadata }) => [price, archived, metadata].some(isGiven), {
    error: 'must change something: give a price, archived or metadata',
  });

export type UpdateMany = z.output<typeof UpdateManyProductsInput>;

const ProductFieldsView = z.object({
  price: z.string(),
  archived: z.boolean(),
  metadata: JsonObjectView,
});

export const ProductsUpdateView: z.ZodType<View> = z.object({
  matched: z.number(),
  changed: z.number(),
  changes: z.array(
    z.object({
      id: z.string(),
      sku: z.string(),
      name: z.string(),
      from: ProductFieldsView,
      to: ProductFieldsView,
    }),
  ),
});

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
