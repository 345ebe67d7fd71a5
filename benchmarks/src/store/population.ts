/** Ids without a gap, as a fresh database gives them. */
export interface Ids {
  readonly first: number;
  readonly count: number;
}

/** Who may buy what in a store under measurement. */
export interface Population {
  readonly users: Ids;
  readonly products: Ids;
}

export const tokenPrefix = 'session-of-the-benchmark-user-';

/** The session token that this user is signed in with. */
export function tokenOf(userId: number): string {
  return `${tokenPrefix}${userId}`;
}
