/** What a person may edit of something, each field as it stands in the form. */
export type Fields<Name extends string = string> = Readonly<Record<Name, string>>;

/** Whose value is to stand. */
export type Side = 'mine' | 'theirs';

/** A field that the two of us want differently. */
export interface Difference<Name extends string = string> {
  readonly name: Name;
  readonly before: string;
  readonly mine: string;
  readonly theirs: string;
  /** The side that changed it, when only one did; null when both did, so that a person has to choose. */
  readonly suggested: Side | null;
}

/**
 * Compares two versions with the one that both began from, field by field. Fields on which both agree are
 * left out.
 */
export function differencesBetween<Name extends string>(
  names: readonly Name[],
  before: Fields<Name>,
  mine: Fields<Name>,
  theirs: Fields<Name>,
): Difference<Name>[] {
  return names
    .filter((name) => mine[name] !== theirs[name])
    .map((name) => ({
      name,
      before: before[name],
      mine: mine[name],
      theirs: theirs[name],
      suggested: suggest(before[name], mine[name], theirs[name]),
    }));
}

/** Their version with the fields of mine that were chosen. */
export function merged<Name extends string>(
  mine: Fields<Name>,
  theirs: Fields<Name>,
  choices: Readonly<Partial<Record<Name, Side>>>,
): Fields<Name> {
  const chosen: Record<Name, string> = { ...theirs };
  for (const name in choices) if (choices[name] === 'mine') chosen[name] = mine[name];
  return chosen;
}

/** The fields that differ from how they were. */
export function changedFields<Name extends string>(
  names: readonly Name[],
  before: Fields<Name>,
  after: Fields<Name>,
): Name[] {
  return names.filter((name) => before[name] !== after[name]);
}

function suggest(before: string, mine: string, theirs: string): Side | null {
  if (mine === before) return 'theirs';
  return theirs === before ? 'mine' : null;
}
