import type { Model, QueryBuilder } from 'objection';
import { keysetPage, type KeysetRequest } from '../../shared/page.ts';

/**
 * Reads a page of a search. The trigram index suits rare words: all rows that it finds are read before they can be sorted.
 * Frequent words fill a page soonest in the order of the list. PostgreSQL's statistics don't say which of the two a word is,
 * but the first rows of the list do.
 *
 * `rows` returns the filtered rows, selected with or without the index.
 */
export async function searchPage<M extends Model & { id: string }, Row extends { id: string } = M>(
  rows: (using: { index: boolean }) => QueryBuilder<M, M[]>,
  request: Omit<KeysetRequest<M, Row>, 'rows' | 'within'>,
): ReturnType<typeof keysetPage<M, Row>> {
  const pageWithin = (within: number) =>
    keysetPage<M, Row>({ ...request, rows: rows({ index: false }), within });

  const sample = await pageWithin(sampleRows);
  if (sample.nextCursor !== null) return sample;
  if (sample.items.length > 0) {
    const page = await pageWithin(scannedRows);
    if (page.nextCursor !== null) return page;
  }
  return keysetPage<M, Row>({ ...request, rows: rows({ index: true }) });
}

const sampleRows = 2000;

/** Reading more would take longer than the index. */
const scannedRows = 10_000;
