import type { ReactNode } from 'react';

/** Something that a search has found. */
export interface SearchResult {
  readonly label: string;
  /** Text below the label. */
  readonly detail?: ReactNode;
  readonly href: string;
}

/** The results of a kind. */
export interface SearchGroup {
  /** The heading. */
  readonly value: string;
  readonly items: readonly SearchResult[];
}

/** How many results of a kind are shown. */
export const resultLimit = 5;

/**
 * Results in a group without those beyond the limit, with a link to the list of all instead. Undefined if there are none.
 */
export function groupOf(
  value: string,
  found: readonly SearchResult[],
  allHref: string,
): SearchGroup | undefined {
  if (found.length === 0) return undefined;
  const more = { label: `All ${value.toLowerCase()} found`, href: allHref };
  const isComplete = found.length <= resultLimit;
  return { value, items: isComplete ? found : [...found.slice(0, resultLimit), more] };
}
