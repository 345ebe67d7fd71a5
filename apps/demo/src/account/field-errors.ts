import { isStoreError } from '@order-store/sdk';

/** What the store has against each field of a form, as sentences. */
export function fieldErrors(error: unknown): Readonly<Record<string, string | undefined>> {
  if (isStoreError(error, 'EMAIL_TAKEN')) {
    return { email: 'There is an account with this e-mail already.' };
  }
  if (!isStoreError(error, 'VALIDATION_FAILED')) return {};
  return Object.fromEntries(
    Object.entries(error.details).map(([field, messages]) => [
      field,
      `${names[field] ?? field} ${messages.join(', and ')}.`,
    ]),
  );
}

const names: Readonly<Record<string, string | undefined>> = {
  email: 'The e-mail',
  name: 'The name',
  password: 'The password',
  currentPassword: 'This',
  newPassword: 'The new password',
};
