import { isStoreError, type StoreClient } from '@order-store/sdk';

/** What a bulk edit does with each product. */
export type BulkAction = 'percent' | 'amount' | 'archive' | 'restore';

export const bulkActions: readonly { readonly action: BulkAction; readonly label: string }[] = [
  { action: 'percent', label: 'Change price by percent' },
  { action: 'amount', label: 'Change price by amount' },
  { action: 'archive', label: 'Archive' },
  { action: 'restore', label: 'Restore' },
];

type Change = Pick<
  Parameters<StoreClient['products']['updateMany']['mutate']>[0],
  'price' | 'archived'
>;

/** The change that the input asks for. An invalid value is sent as typed, so that the API rejects it. */
export function toBulkChange(action: BulkAction, value: string): Change {
  if (action === 'archive' || action === 'restore') return { archived: action === 'archive' };
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
