import type { User } from '@order-store/sdk';

/** The editable fields of a profile. */
export interface ProfileFields {
  readonly name: string;
  readonly email: string;
}

/** A profile with unsaved changes. */
export interface ProfileDraft {
  /** The version the changes are based on. */
  readonly base: User;
  readonly fields: ProfileFields;
  /** Current values of fields that were changed both here and on the server. */
  readonly conflicts: Partial<ProfileFields>;
}

/** Creates a draft without changes. */
export function createDraft(base: User): ProfileDraft {
  return { base, fields: { name: base.name, email: base.email }, conflicts: {} };
}

/** The fields that differ from the base version. */
export function changedFields({ base, fields }: ProfileDraft): Partial<ProfileFields> {
  return {
    ...(fields.name.trim() === base.name ? {} : { name: fields.name }),
    ...(fields.email.trim() === base.email ? {} : { email: fields.email }),
  };
}

/**
 * Rebases a draft onto the current version. Fields unchanged in the draft take the current values; fields
 * changed on both sides keep the draft's value and are listed as conflicts.
 */
export function rebase(draft: ProfileDraft, current: User): ProfileDraft {
  const mine = changedFields(draft);
  const conflicts = {
    ...(mine.name !== undefined && isConflict(current.name, draft.base.name, mine.name)
      ? { name: current.name }
      : {}),
    ...(mine.email !== undefined && isConflict(current.email, draft.base.email, mine.email)
      ? { email: current.email }
      : {}),
  };
  return {
    base: current,
    fields: { name: mine.name ?? current.name, email: mine.email ?? current.email },
    conflicts,
  };
}

function isConflict(theirs: string, base: string, mine: string): boolean {
  return theirs !== base && theirs !== mine.trim();
}
