import { z } from 'zod';

/**
 * The output schema of a subscription. It does not validate each update: their types are checked at compile time, and
 * validation would dominate the cost of sending.
 */
export function streamOf<T extends AsyncIterable<unknown>>(): z.ZodType<T> {
  return z.custom<T>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  );
}
