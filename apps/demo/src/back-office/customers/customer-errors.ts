import { isStoreError } from '@order-store/sdk';
import { accountFieldErrors } from '../../account/account-field-errors.ts';

/** What the store has against each field of somebody else's account, as sentences for staff. */
export function customerErrors(error: unknown): Readonly<Record<string, string | undefined>> {
  if (isStoreError(error, 'EMAIL_TAKEN')) return { email: 'Somebody else has this e-mail.' };
  return accountFieldErrors(error);
}
