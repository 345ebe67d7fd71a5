import { compareMoney, parseMoney, toMoney } from '@order-store/sdk';

/** Values of the URL parameter `sort`. The default is newest first. */
export const productSorts = ['price', '-price', 'name'] as const;
type ProductSort = (typeof productSorts)[number];

/** Filter and sort of the product list, as kept in the URL. */
export interface ProductFilter {
  q?: string | undefined;
  /** Only products of this category. */
  category?: string | undefined;
  /** Only products in stock. */
  available?: true | undefined;
  /** Minimum price in pounds. */
  min?: string | undefined;
  /** Maximum price in pounds. */
  max?: string | undefined;
  sort?: ProductSort | undefined;
}

/**
 * Parses the URL's search parameters. Invalid values become undefined rather than absent, because the router
 * keeps the URL's value for absent keys.
 */
export function parseFilter(search: Record<string, unknown>): ProductFilter {
  const { q, available, category } = search;
  const min = parsePounds(search['min']);
  const max = parsePounds(search['max']);
  const isInverted = min !== undefined && max !== undefined && compareMoney(max, min) < 0;
  return {
    q: parseText(q),
    category: parseText(category)?.slice(0, 100),
    available: available === true ? available : undefined,
    min,
    max: isInverted ? undefined : max,
    sort: productSorts.find((known) => known === search['sort']),
  };
}

/** Converts the filter to the input of `products.list`. */
export function toListInput({ q, category, available, min, max, sort }: ProductFilter) {
  return {
    ...(q === undefined ? {} : { search: q }),
    ...(category === undefined ? {} : { metadata: { category } }),
    ...(available === undefined ? {} : { inStock: available }),
    ...(min === undefined ? {} : { minPrice: toPrice(min) }),
    ...(max === undefined ? {} : { maxPrice: toPrice(max) }),
    ...(sort === undefined ? {} : { sort }),
  };
}

/** Whether a filter other than search and sort is set. */
export function hasFilters({ category, available, min, max }: ProductFilter): boolean {
  return [category, available, min, max].some((value) => value !== undefined);
}

/** Digits as text, because the router parses them as a number. */
function parseText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Parses an amount in pounds such as `7`, `7.5` or `£7.50`; undefined if invalid. */
export function parsePounds(input: unknown): string | undefined {
  if (typeof input !== 'string' && typeof input !== 'number') return undefined;
  const amount = String(input).trim().replace(/^£\s*/, '').replace(',', '.');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(amount)) return undefined;
  return toPrice(amount).replace(/\.00$/, '');
}

function toPrice(pounds: string): string {
  return toMoney(parseMoney(pounds));
}
