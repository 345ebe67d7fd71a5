import type { User } from '@order-store/sdk';

/** What of a profile one may change. */
export interface ProfileFields {
  readonly name: string;
  readonly email: string;
}

/** A profile while it is being changed. */
export interface ProfileDraft {
  /** What it was when the changing began, or when the store last said what it is. */
  readonly base: User;
  readonly fields: ProfileFields;
  /** Where somebody else was faster: what they made of a field that is changed here too. */
  readonly elsewhere: Partial<ProfileFields>;
}

/** A draft with nothing changed yet. */
export function draftOf(base: User): ProfileDraft {
  return { base, fields: { name: base.name, email: base.email }, elsewhere: {} };
}

/** Only what differs from the store's. */
export function changesOf({ base, fields }: ProfileDraft): Partial<ProfileFields> {
  return {
    ...(fields.name.trim() === base.name ? {} : { name: fields.name }),
    ...(fields.email.trim() === base.email ? {} : { email: fields.email }),
  };
}

/**
 * The draft after the store said that the profile has changed meanwhile: what was not touched here follows,
 * what was stays, and says what it became elsewhere.
 */
export function rebased(draft: ProfileDraft, current: User): ProfileDraft {
  const mine = changesOf(draft);
  const elsewhere = {
    ...(mine.name !== undefined && differs(current.name, draft.base.name, mine.name)
      ? { name: current.name }
      : {}),
    ...(mine.email !== undefined && differs(current.email, draft.base.email, mine.email)
      ? { email: current.email }
      : {}),
  };
  return {
    base: current,
    fields: { name: mine.name ?? current.name, email: mine.email ?? current.email },
    elsewhere,
  };
}

function differs(theirs: string, before: string, mine: string): boolean {
  return theirs !== before && theirs !== mine.trim();
}
