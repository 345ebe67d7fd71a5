import { isStoreError, type AnyStoreError } from '../index.ts';

/** The StoreError of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<AnyStoreError> {
  const [attempt] = await Promise.allSettled([call]);
  if (attempt.status === 'rejected' && isStoreError(attempt.reason)) return attempt.reason;
  throw new Error(`Not a StoreError: ${JSON.stringify(attempt)}`);
}
