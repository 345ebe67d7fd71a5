import { Product } from '@order-store/db';
import { z } from 'zod';
import { JsonObjectView } from '../shared/json-object.ts';
import { defineRow, type FieldsOf } from '../shared/row.ts';
import type { ProductView } from './product-view.ts';

/** The definition of a product: its fields and their schemas. */
export const productRow = defineRow(Product, {
  id: { type: 'bigint', schema: z.string() },
  sku: { type: 'text', schema: z.string() },
  name: { type: 'text', schema: z.string() },
  description: { type: 'text', schema: z.string().nullable() },
  price: { type: 'numeric', schema: z.string() },
  stockQuantity: { type: 'int', schema: z.number() },
  createdAt: { type: 'timestamp', schema: z.string() },
  updatedAt: { type: 'timestamp', schema: z.string() },
  version: { type: 'int', schema: z.number() },
  archivedAt: { type: 'timestamp', schema: z.string().nullable() },
  purchaseLimit: { type: 'int', schema: z.number().nullable() },
  metadata: {
    type: 'json',
    schema: JsonObjectView,
    sql: (products) =>
      `COALESCE((SELECT metadata FROM product_metadata WHERE product_id = ${products}.id), '{}')`,
  },
} satisfies FieldsOf<ProductView>);
