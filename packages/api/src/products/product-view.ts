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
  /** The shop's own data, such as images or a category; `{}` if there is none. Visible to everyone. */
  metadata: JsonObject;
}

/** A category: a text of at most 100 characters at `metadata.category` of its products. */
export interface CategoryView {
  name: string;
  /** The number of its products, from 1 to 100; 100 if there are more. */
  products: number;
}

/** What `products.updateMany` changes in a product, before or after. */
export interface ProductFieldsView {
  price: string;
  archived: boolean;
  metadata: JsonObject;
}

/** A product that `products.updateMany` changes. */
export interface ProductChangeView {
  id: string;
  sku: string;
  name: string;
  from: ProductFieldsView;
  to: ProductFieldsView;
}

/** The result of `products.updateMany`, or with `preview` what it would be. */
export interface ProductsUpdateView {
  /** The number of products that were selected. */
  matched: number;
  /** The number of those that change; the others have the new values already. */
  changed: number;
  /** The first hundred changes, by id. */
  changes: ProductChangeView[];
}
