import { isStoreError, type StoreErrorDetails } from '@order-store/sdk';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { changedFields, merged, type Fields, type Side } from './three-way.ts';

/** A row as the store tells it to whoever was slower. */
export type CurrentRow = StoreErrorDetails['VERSION_CONFLICT']['current'];

interface VersionedEdit<Row, Name extends string> {
  readonly names: readonly Name[];
  readonly fieldsOf: (row: Row) => Fields<Name>;
  /** Tells which kind of row it is that the store told. */
  readonly isRow: (current: CurrentRow) => current is Row & CurrentRow;
  /** Saves these fields, and only these, if the version is still this one. */
  readonly save: (change: Partial<Fields<Name>>, expectedVersion: number) => Promise<Row>;
  readonly onSaved: (row: Row) => void;
}

/** An edit that somebody else was faster than. */
export interface Conflict<Row, Name extends string> {
  /** What I began from. */
  readonly before: Fields<Name>;
  readonly mine: Fields<Name>;
  readonly theirs: Row;
}

interface Attempt<Row, Name extends string> {
  readonly from: Row;
  readonly mine: Fields<Name>;
}

/**
 * Saves edits of a row that has a version. When somebody else was faster there is a `conflict`, until
 * `resolve` saved a choice over their version (or somebody was faster again), or `giveUp` left it.
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
    mutationFn: async ({ from, mine }: Attempt<Row, Name>) => {
      const before = fieldsOf(from);
      const change: Partial<Record<Name, string>> = {};
      for (const name of changedFields(names, before, mine)) change[name] = mine[name];
      return Object.keys(change).length === 0 ? from : save(change, from.version);
    },
    onSuccess: (row) => {
      setConflict(null);
      onSaved(row);
    },
    onError: (error, { from, mine }) => {
      const theirs = isStoreError(error, 'VERSION_CONFLICT') ? error.details.current : null;
      if (theirs && isRow(theirs)) setConflict({ before: fieldsOf(from), mine, theirs });
      // Refused for another reason: back to the form, which shows it and still has what was typed.
      else setConflict(null);
    },
  });

  return {
    conflict,
    isPending: mutation.isPending,
    /** Why the last attempt failed, unless because somebody was faster. */
    error: isStoreError(mutation.error, 'VERSION_CONFLICT') ? null : mutation.error,
    save: (from: Row, mine: Fields<Name>) => mutation.mutate({ from, mine }),
    resolve: (choices: Readonly<Partial<Record<Name, Side>>>) => {
      if (!conflict) return;
      const { mine, theirs } = conflict;
      mutation.mutate({ from: theirs, mine: merged(mine, fieldsOf(theirs), choices) });
    },
    giveUp: () => setConflict(null),
  };
}
