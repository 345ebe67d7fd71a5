import { useState } from 'react';
import { changedFields, type Fields } from './three-way.ts';

interface Typed<Row, Name extends string> {
  readonly from: Row;
  readonly fields: Fields<Name>;
}

/**
 * What was typed over a row, and the row as it was when the typing began: a newer one must not be overwritten
 * unseen. While nothing is typed, the form shows the newest row.
 */
export function useDraft<Row, Name extends string>(
  row: Row,
  names: readonly Name[],
  fieldsOf: (row: Row) => Fields<Name>,
) {
  const [typed, setTyped] = useState<Typed<Row, Name> | null>(null);
  const from = typed?.from ?? row;
  const fields = typed?.fields ?? fieldsOf(row);
  return {
    /** The row that the form began from. */
    from,
    /** What the form shows. */
    fields,
    /** Whether it says something else than that row. */
    dirty: changedFields(names, fieldsOf(from), fields).length > 0,
    change: (next: Partial<Fields<Name>>) => setTyped({ from, fields: { ...fields, ...next } }),
    /** Forgets what was typed. */
    clear: () => setTyped(null),
  };
}
