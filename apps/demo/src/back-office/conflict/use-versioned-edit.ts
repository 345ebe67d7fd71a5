import { isStoreError, type StoreErrorDetails } from '@order-store/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changedFields, mergeFields, type Fields, type Side } from './three-way-merge.ts';

/** The current row that a VERSION_CONFLICT error returns. */
export type CurrentRow = StoreErrorDetails['VERSION_CONFLICT']['current'];

interface VersionedEdit<Row, Name extends string> {
  readonly names: readonly Name[];
  readonly fieldsOf: (row: Row) => Fields<Name>;
  /** Narrows the current row of a conflict to this kind of row. */
  readonly isRow: (current: CurrentRow) => current is Row & CurrentRow;
  /** Saves the changed fields if the row still has the expected version. */
  readonly save: (change: Partial<Fields<Name>>, expectedVersion: number) => Promise<Row>;
  readonly onSaved: (row: Row) => void;
}

/** An edit of a row that someone else changed in the meantime. */
export interface Conflict<Row, Name extends string> {
  /** The version the edit is based on. */
  readonly base: Fields<Name>;
  readonly mine: Fields<Name>;
  readonly theirs: Row;
}

interface Attempt<Row, Name extends string> {
  readonly base: Row;
  readonly mine: Fields<Name>;
}

/**
 * Saves edits with optimistic locking. A version conflict with other values of these fields sets `conflict`; `resolve`
 * saves the chosen values over the current version, and `dismiss` returns to the form.
 */
export function useVersionedEdit<Row extends { readonly version: number }, Name extends string>({
  names,
  fieldsOf,
  isRow,
  save,
  onSaved,
}: VersionedEdit<Row, Name>) {
  const [conflict, setConflict] = useState<Conflict<Row, Name> | null>(null);
  const mutation = useMutation({
    mutationFn: async ({ base, mine }: Attempt<Row, Name>) => {
      const before = fieldsOf(base);
      const change: Partial<Record<Name, string>> = {};
      for (const name of changedFields(names, before, mine)) change[name] = mine[name];
      return Object.keys(change).length === 0 ? base : save(change, base.version);
    },
    onSuccess: (row) => {
      setConflict(null);
      onSaved(row);
    },
    onError: (error, { base, mine }) => {
      const current = isStoreError(error, 'VERSION_CONFLICT') ? error.details.current : null;
      const theirs = current && isRow(current) ? current : null;
      // Something else of the row has changed, so there is nothing to choose.
      if (theirs && changedFields(names, fieldsOf(base), fieldsOf(theirs)).length === 0)
        mutation.mutate({ base: theirs, mine });
      else if (theirs) setConflict({ base: fieldsOf(base), mine, theirs });
      // Rejected for another reason: the form still has the edits and shows the error.
      else setConflict(null);
    },
  });

  return {
    conflict,
    isPending: mutation.isPending,
    /** Why the last save failed; null for a version conflict. */
    error: isStoreError(mutation.error, 'VERSION_CONFLICT') ? null : mutation.error,
    save: (base: Row, mine: Fields<Name>) => mutation.mutate({ base, mine }),
    resolve: (choices: Readonly<Partial<Record<Name, Side>>>) => {
      if (!conflict) return;
      const { mine, theirs } = conflict;
      mutation.mutate({ base: theirs, mine: mergeFields(mine, fieldsOf(theirs), choices) });
    },
    dismiss: () => setConflict(null),
  };
}
