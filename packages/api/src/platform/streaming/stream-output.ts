import { z } from 'zod';

/**
 * The output of a subscription. Its updates are made by functions that return them typed; to check each
 * one for each subscriber again would be most of what sending it costs.
 */
export function streamOf<T extends AsyncIterable<unknown>>(): z.ZodType<T> {
  return z.custom<T>(
    (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
  );
}
