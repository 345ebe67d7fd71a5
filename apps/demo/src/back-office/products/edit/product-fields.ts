import { isStoreError, parseMoney, toMoney, type JsonObject, type Product } from '@order-store/sdk';
import { isImageAddress } from '../../../art/product-image.ts';
import { categoryOf } from '../../../products/category-of.ts';
import { fieldErrors, type FieldErrors } from '../../../store/field-errors.ts';
import type { Fields } from '../../conflict/three-way-merge.ts';

/** The editable fields of a product, in form order. Stock is changed separately. */
export const productFieldNames = [
  'name',
  'sku',
  'price',
  'description',
  'category',
  'image',
] as const;

export type ProductFieldName = (typeof productFieldNames)[number];

/** The form state of a product. */
export type ProductFields = Fields<ProductFieldName>;

/** Field labels. */
export const productLabels: Readonly<Record<ProductFieldName, string>> = {
  name: 'Name',
  sku: 'SKU',
  price: 'Price',
  description: 'Description',
  category: 'Category',
  image: 'Image',
};

/** The form state of an existing product. */
export function productFieldsOf(product: Product): ProductFields {
  const { name, sku, price, description, metadata } = product;
  const { image } = metadata;
  return {
    name,
    sku,
    price,
    description: description ?? '',
    category: categoryOf(product) ?? '',
    image: typeof image === 'string' ? image : '',
  };
}

/** Trims the fields and normalizes the price: `£7.5` becomes `7.50`. */
export function normalizeProductFields(fields: ProductFields): ProductFields {
  const { name, sku, price, description, category, image } = fields;
  const amount = price.trim().replace(/^£\s*/, '');
  return {
    name: name.trim(),
    sku: sku.trim(),
    // An invalid amount is sent unchanged, so that the API rejects it.
    price: /^\d{1,8}(\.\d{1,2})?$/.test(amount) ? toMoney(parseMoney(amount)) : amount,
    description: description.trim(),
    category: category.trim(),
    image: image.trim(),
  };
}

/** Converts form fields to API input: an empty description becomes null; category and image are metadata. */
export function toProductInput<Change extends Partial<ProductFields>>(
  change: Change,
): Omit<Change, 'description' | 'category' | 'image'> & {
  description?: string | null;
  metadata?: JsonObject;
} {
  const { description, category, image, ...rest } = change;
  const metadata = {
    ...(category === undefined ? {} : { category: category || null }),
    ...(image === undefined ? {} : { image: image || null }),
  };
  return {
    ...rest,
    ...(description === undefined ? {} : { description: description || null }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  };
}

/** The API takes any metadata, so the form checks it. */
export function hasWrongImage({ image }: ProductFields): boolean {
  return image.trim() !== '' && !isImageAddress(image.trim());
}

/** Error messages by field. */
export function productFieldErrors(error: unknown): FieldErrors {
  if (isStoreError(error, 'SKU_TAKEN')) return { sku: 'Another product has this SKU.' };
  const errors = fieldErrors(error, {
    name: 'The name',
    sku: 'The SKU',
    description: 'The description',
    stockQuantity: 'The stock',
  });
  return 'price' in errors ? { ...errors, price: 'Enter a price such as 29.99.' } : errors;
}
