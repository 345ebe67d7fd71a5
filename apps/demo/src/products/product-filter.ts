import { compareMoney as compare, parseMoney, toMoney } from '@order-store/sdk';

/** How products may be sorted, as the address bar has it. Newest first is what holds without it. */
export const productSorts = ['price', '-price', 'name'] as const;
export type ProductSort = (typeof productSorts)[number];

/** Which products to show, as the address bar has it. */
export interface ProductFilter {
  q?: string | undefined;
  /** Only what can be had now. */
  available?: true | undefined;
  /** At least so many pounds. */
  min?: string | undefined;
  /** At most so many pounds. */
  max?: string | undefined;
  sort?: ProductSort | undefined;
}

/**
 * The filter that an address asks for. What makes no sense in it is undefined, not left out: the router
 * would take it from the address as it stands.
 */
export function filterOf(search: Record<string, unknown>): ProductFilter {
  const { q, available } = search;
  const min = poundsOf(search['min']);
  const max = poundsOf(search['max']);
  const crossed = min !== undefined && max !== undefined && compare(max, min) < 0;
  return {
    // A search for digits comes out of the address bar as a number.
    q: (typeof q === 'string' && q !== '') || typeof q === 'number' ? String(q) : undefined,
    available: available === true ? available : undefined,
    min,
    max: crossed ? undefined : max,
    sort: productSorts.find((known) => known === search['sort']),
  };
}

/** The filter as `products.list` takes it. */
export function listInputOf({ q, available, min, max, sort }: ProductFilter) {
  return {
    ...(q === undefined ? {} : { search: q }),
    ...(available === undefined ? {} : { inStock: available }),
    ...(min === undefined ? {} : { minPrice: poundsAsMoney(min) }),
    ...(max === undefined ? {} : { maxPrice: poundsAsMoney(max) }),
    ...(sort === undefined ? {} : { sort }),
  };
}

/** Whether anything but the search and the sort narrows the list. */
export function isNarrowed({ available, min, max }: ProductFilter): boolean {
  return available !== undefined || min !== undefined || max !== undefined;
}

/** Pounds as a person writes them, `7`, `7.5`, `£7.50`, as the address bar keeps them; undefined for anything else. */
export function poundsOf(written: unknown): string | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined;
  const amount = String(written).trim().replace(/^£\s*/, '').replace(',', '.');
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(amount)) return undefined;
  return poundsAsMoney(amount).replace(/\.00$/, '');
}

function poundsAsMoney(pounds: string): string {
  return toMoney(parseMoney(pounds));
}
