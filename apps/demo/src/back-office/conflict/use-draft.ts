import { useState } from 'react';
import { changedFields, type Fields } from './three-way-merge.ts';

interface Draft<Row, Name extends string> {
  readonly base: Row;
  readonly fields: Fields<Name>;
}

/**
 * Holds the edits of a row together with the version they are based on, so that a newer version is never
 * overwritten unseen. Without edits, the form shows the newest row.
 */
export function useDraft<Row, Name extends string>(
  row: Row,
  names: readonly Name[],
  fieldsOf: (row: Row) => Fields<Name>,
) {
  const [draft, setDraft] = useState<Draft<Row, Name> | null>(null);
  const base = draft?.base ?? row;
  const fields = draft?.fields ?? fieldsOf(row);
  return {
    base,
    fields,
    /** Whether the fields differ from the base row. */
    dirty: changedFields(names, fieldsOf(base), fields).length > 0,
    change: (next: Partial<Fields<Name>>) => setDraft({ base, fields: { ...fields, ...next } }),
    reset: () => setDraft(null),
  };
}
