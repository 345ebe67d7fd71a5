import { isStoreError } from '@order-store/sdk';

/** Error message per form field. */
export type FieldErrors = Readonly<Record<string, string | undefined>>;

/**
 * Extracts the messages of a VALIDATION_FAILED error per field; empty for any other error.
 *
 * @param labels the subject of each message, for example "Price".
 */
export function fieldErrors(error: unknown, labels: FieldErrors): FieldErrors {
  if (!isStoreError(error, 'VALIDATION_FAILED')) return {};
  return Object.fromEntries(
    Object.entries(error.details).map(([field, messages]) => [
      field,
      `${labels[field] ?? field} ${messages.join(' and ')}.`,
    ]),
  );
}
