import type { JsonObject } from '../shared/json-object.ts';

/** A product as callers see it. */
export interface ProductView {
  id: string;
  sku: string;
  name: string;
  description: string | null;
  /** A decimal string with two places. */
  price: string;
  stockQuantity: number;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** When it was archived; null while it is for sale. Customers do not get archived products. */
  archivedAt: string | null;
  /** The units that each customer may buy since the limit was set; null without a limit. */
  purchaseLimit: number | null;
  /** The shop's own data, such as images or a category; `{}` if there is none. Visible to everybody. */
  metadata: JsonObject;
}
