import { isStoreError } from '@order-store/sdk';
import { fieldErrors, type FieldErrors } from '../store/field-errors.ts';

/** Error messages for the fields of the account forms. */
export function accountFieldErrors(error: unknown): FieldErrors {
  if (isStoreError(error, 'EMAIL_TAKEN')) {
    return { email: 'An account with this email already exists.' };
  }
  const errors = fieldErrors(error, labels);
  return errors['currentPassword'] === undefined
    ? errors
    : { ...errors, currentPassword: 'Incorrect password.' };
}

const labels: FieldErrors = {
  email: 'Email',
  name: 'Name',
  password: 'Password',
  newPassword: 'New password',
  totpCode: 'The code',
};
