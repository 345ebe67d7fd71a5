/** Consecutive ids. */
export interface Ids {
  readonly first: number;
  readonly count: number;
}

/** The users and products of a benchmark store. */
export interface Population {
  readonly users: Ids;
  readonly products: Ids;
}

export const tokenPrefix = 'session-of-the-benchmark-user-';

/** The user's session token. */
export function tokenOf(userId: number): string {
  return `${tokenPrefix}${userId}`;
}

/** The price of a product of the store, in cents: the products are numbered from 1. */
export function priceInCents({ first }: Ids, productId: number): number {
  return 99 + (((productId - first + 1) * 37) % 20_000);
}
