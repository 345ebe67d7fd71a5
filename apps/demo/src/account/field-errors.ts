import { isStoreError } from '@order-store/sdk';
import { refusedFields, type RefusedFields } from '../store/refused-fields.ts';

/** What the store has against each field of a form, as sentences. */
export function fieldErrors(error: unknown): RefusedFields {
  if (isStoreError(error, 'EMAIL_TAKEN')) {
    return { email: 'There is an account with this e-mail already.' };
  }
  return refusedFields(error, names);
}

const names: RefusedFields = {
  email: 'The e-mail',
  name: 'The name',
  password: 'The password',
  currentPassword: 'This',
  newPassword: 'The new password',
};
