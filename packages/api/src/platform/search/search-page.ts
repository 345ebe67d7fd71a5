import type { Model, QueryBuilder } from 'objection';
import { keysetPage, type KeysetRequest } from '../../shared/page.ts';

interface SearchedRows<M extends Model> {
  /** The rows that match, found with or without the trigram index. */
  readonly matches: (using: { index: boolean }) => QueryBuilder<M, M[]>;
  /** The list that is searched; an index has its order. */
  readonly list: () => QueryBuilder<M, M[]>;
}

/**
 * Reads a page of a search. The trigram index suits rare words: all rows that it finds are read before they can be sorted.
 * Frequent words fill a page soonest in the order of the list. PostgreSQL's statistics don't say which of the two a word is,
 * but the first rows of the list do.
 */
export async function searchPage<M extends Model & { id: string }, Row extends { id: string } = M>(
  { matches, list }: SearchedRows<M>,
  request: Omit<KeysetRequest<M, Row>, 'rows' | 'within'>,
): ReturnType<typeof keysetPage<M, Row>> {
  const pageWithin = (count: number) =>
    keysetPage<M, Row>({
      ...request,
      rows: matches({ index: false }),
      within: { list: list(), count },
    });

  const sample = await pageWithin(sampleRows);
  if (sample.nextCursor !== null) return sample;
  if (sample.items.length > 0) {
    const page = await pageWithin(scannedRows);
    if (page.nextCursor !== null) return page;
  }
  return keysetPage<M, Row>({ ...request, rows: matches({ index: true }) });
}

const sampleRows = 2000;

/** Reading more would take longer than the index. */
const scannedRows = 10_000;
