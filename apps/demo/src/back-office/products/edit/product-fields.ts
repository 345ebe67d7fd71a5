import { isStoreError, parseMoney, toMoney, type Product } from '@order-store/sdk';
import { fieldErrors, type FieldErrors } from '../../../store/field-errors.ts';
import type { Fields } from '../../conflict/three-way.ts';

/** What staff may edit of a product, in the order of the form. Never its stock, which has a history. */
export const productFieldNames = ['name', 'sku', 'price', 'description'] as const;

export type ProductFieldName = (typeof productFieldNames)[number];

/** A product as it stands in the form. */
export type ProductFields = Fields<ProductFieldName>;

/** How each field is called. */
export const productLabels: Readonly<Record<ProductFieldName, string>> = {
  name: 'Name',
  sku: 'SKU',
  price: 'Price',
  description: 'Description',
};

/** The form of a product that is there. */
export function productFieldsOf({ name, sku, price, description }: Product): ProductFields {
  return { name, sku, price, description: description ?? '' };
}

/** What was typed, as the store keeps it: no spaces around, and a price such as `£7.5` as 7.50. */
export function tidied({ name, sku, price, description }: ProductFields): ProductFields {
  const amount = price.trim().replace(/^£\s*/, '');
  return {
    name: name.trim(),
    sku: sku.trim(),
    // What is no amount goes as it is: the store says what would be right.
    price: /^\d{1,8}(\.\d{1,2})?$/.test(amount) ? toMoney(parseMoney(amount)) : amount,
    description: description.trim(),
  };
}

/** The form as the store takes it, where no description is null. */
export function asInput<Change extends Partial<ProductFields>>(
  change: Change,
): Omit<Change, 'description'> & { description?: string | null } {
  const { description, ...rest } = change;
  return description === undefined ? rest : { ...rest, description: description || null };
}

/** What the store has against each field. */
export function productFieldErrors(error: unknown): FieldErrors {
  if (isStoreError(error, 'SKU_TAKEN')) return { sku: 'Another product has this SKU.' };
  return fieldErrors(error, {
    name: 'The name',
    sku: 'The SKU',
    price: 'The price',
    description: 'The description',
    stockQuantity: 'The stock',
  });
}
