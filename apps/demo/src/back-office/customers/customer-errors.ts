import { isStoreError } from '@order-store/sdk';
import { accountFieldErrors } from '../../account/account-field-errors.ts';

/** Error messages by form field, for staff who edit another account. */
export function customerErrors(error: unknown): Readonly<Record<string, string | undefined>> {
  if (isStoreError(error, 'EMAIL_TAKEN')) return { email: 'Another account uses this email.' };
  return accountFieldErrors(error);
}
