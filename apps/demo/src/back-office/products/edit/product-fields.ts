import { isStoreError, parseMoney, toMoney, type Product } from '@order-store/sdk';
import { fieldErrors, type FieldErrors } from '../../../store/field-errors.ts';
import type { Fields } from '../../conflict/three-way-merge.ts';

/** The editable fields of a product, in form order. Stock is changed separately. */
export const productFieldNames = ['name', 'sku', 'price', 'description'] as const;

export type ProductFieldName = (typeof productFieldNames)[number];

/** The form state of a product. */
export type ProductFields = Fields<ProductFieldName>;

/** Field labels. */
export const productLabels: Readonly<Record<ProductFieldName, string>> = {
  name: 'Name',
  sku: 'SKU',
  price: 'Price',
  description: 'Description',
};

/** The form state of an existing product. */
export function productFieldsOf({ name, sku, price, description }: Product): ProductFields {
  return { name, sku, price, description: description ?? '' };
}

/** Trims the fields and normalizes the price: `£7.5` becomes `7.50`. */
export function normalizeProductFields(fields: ProductFields): ProductFields {
  const { name, sku, price, description } = fields;
  const amount = price.trim().replace(/^£\s*/, '');
  return {
    name: name.trim(),
    sku: sku.trim(),
    // An invalid amount is sent unchanged, so that the API rejects it.
    price: /^\d{1,8}(\.\d{1,2})?$/.test(amount) ? toMoney(parseMoney(amount)) : amount,
    description: description.trim(),
  };
}

/** Converts form fields to API input: an empty description becomes null. */
export function toProductInput<Change extends Partial<ProductFields>>(
  change: Change,
): Omit<Change, 'description'> & { description?: string | null } {
  const { description, ...rest } = change;
  return description === undefined ? rest : { ...rest, description: description || null };
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
