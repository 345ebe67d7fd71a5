import { isStoreError, type StoreClient } from '@order-store/sdk';

/** What a bulk edit does with each product. */
export type BulkAction = 'percent' | 'amount' | 'category' | 'archive' | 'restore';

export const bulkActions: readonly { readonly action: BulkAction; readonly label: string }[] = [
  { action: 'percent', label: 'Change price by percent' },
  { action: 'amount', label: 'Change price by amount' },
  { action: 'category', label: 'Set category' },
  { action: 'archive', label: 'Archive' },
  { action: 'restore', label: 'Restore' },
];

type UpdateMany = Parameters<StoreClient['products']['updateMany']['mutate']>[0];
type Change = Pick<UpdateMany, 'price' | 'archived' | 'metadata'>;

/** The products that a bulk edit changes: those with these ids, or all that match a filter. */
export type BulkSelection =
  | { readonly ids: string[] }
  | { readonly filter: NonNullable<UpdateMany['filter']> };

/** The change that the input asks for. An invalid value is sent as typed, so that the API rejects it. */
export function toBulkChange(action: BulkAction, value: string): Change {
  if (action === 'archive' || action === 'restore') return { archived: action === 'archive' };
  if (action === 'category') return { metadata: { category: value.trim() || null } };
  // People write +5, 5 %, £5, −5 (with a minus sign) and 2,50.
  const number = value
    .replaceAll(/[\s%£+]/g, '')
    .replace('−', '-')
    .replace(',', '.');
  return { price: action === 'percent' ? { percent: number } : { amount: number } };
}

/** The message about the entered value if it was rejected. */
export function valueError(action: BulkAction, error: unknown): string | undefined {
  if (!isStoreError(error, 'VALIDATION_FAILED')) return undefined;
  return action === 'percent'
    ? 'Enter a percentage from -100 to 1000, such as 5 or -12.5.'
    : 'Enter an amount such as 1.50 or -1.50.';
}
