import { isStoreError } from '@order-store/sdk';

/** What is wrong with each field of a form, as sentences. */
export type RefusedFields = Readonly<Record<string, string | undefined>>;

/**
 * What the store has against each field; none when it failed for another reason.
 *
 * @param names what begins each sentence: "The price".
 */
export function refusedFields(error: unknown, names: RefusedFields): RefusedFields {
  if (!isStoreError(error, 'VALIDATION_FAILED')) return {};
  return Object.fromEntries(
    Object.entries(error.details).map(([field, messages]) => [
      field,
      `${names[field] ?? field} ${messages.join(', and ')}.`,
    ]),
  );
}
