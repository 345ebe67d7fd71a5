import type { JsonObject } from '@order-store/sdk';

/** The category in a product's metadata; undefined if it has none. */
export function categoryOf({ metadata }: { metadata: JsonObject }): string | undefined {
  const { category } = metadata;
  return typeof category === 'string' && category !== '' ? category : undefined;
}
