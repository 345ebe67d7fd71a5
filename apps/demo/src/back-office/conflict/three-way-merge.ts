/** The editable fields of a row, as form text. */
export type Fields<Name extends string = string> = Readonly<Record<Name, string>>;

export type Side = 'mine' | 'theirs';

/** A field on which the two edits disagree. */
export interface Difference<Name extends string = string> {
  readonly name: Name;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  /** The only side that changed the field; null if both did and the user must choose. */
  readonly suggested: Side | null;
}

/** Compares two edits of the same base, field by field. Fields with equal values are omitted. */
export function diffFields<Name extends string>(
  names: readonly Name[],
  base: Fields<Name>,
  mine: Fields<Name>,
  theirs: Fields<Name>,
): Difference<Name>[] {
  return names
    .filter((name) => mine[name] !== theirs[name])
    .map((name) => ({
      name,
      base: base[name],
      mine: mine[name],
      theirs: theirs[name],
      suggested: suggest(base[name], mine[name], theirs[name]),
    }));
}

/** Returns their version with the fields for which `mine` was chosen. */
export function mergeFields<Name extends string>(
  mine: Fields<Name>,
  theirs: Fields<Name>,
  choices: Readonly<Partial<Record<Name, Side>>>,
): Fields<Name> {
  const merged: Record<Name, string> = { ...theirs };
  for (const name in choices) if (choices[name] === 'mine') merged[name] = mine[name];
  return merged;
}

/** Returns the names of the fields that differ between two versions. */
export function changedFields<Name extends string>(
  names: readonly Name[],
  before: Fields<Name>,
  after: Fields<Name>,
): Name[] {
  return names.filter((name) => before[name] !== after[name]);
}

function suggest(base: string, mine: string, theirs: string): Side | null {
  if (mine === base) return 'theirs';
  return theirs === base ? 'mine' : null;
}
