import type { Page } from '../iterate.ts';

/** Makes a view. Fields that are not given have plausible values; ids are unique. */
export type Factory<View> = (fields?: Partial<View>) => View;

/** A factory for a view with a default for every field. Fields computed from others read them from `given`. */
export function factory<View>(defaults: (given: Partial<View>) => View): Factory<View> {
  return (given = {}) => ({ ...defaults(given), ...given });
}

/** A page of a list, by default the last one. */
export function makePage<Item>(items: Item[] = [], nextCursor: string | null = null): Page<Item> {
  return { items, nextCursor };
}

let lastId = 1000;

/** An id that no other view of this test run has. */
export function newId(): string {
  lastId += 1;
  return `${lastId}`;
}

/** When views are made, so that tests do not depend on the clock. */
export const madeAt = '2026-01-15T09:30:00.000000Z';
