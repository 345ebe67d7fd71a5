import type { JsonObject } from '../shared/json-object.ts';

/** A user, as callers see one. */
export interface UserView {
  id: string;
  email: string;
  name: string;
  role: 'customer' | 'staff';
  /** Whether the owner of the e-mail address has confirmed it. Accounts that staff created count as verified. */
  emailVerified: boolean;
  /** The address that replaces the current one once it is verified; null if there is none. */
  pendingEmail: string | null;
  createdAt: string;
  updatedAt: string;
  version: number;
  /** When staff erased the personal data: name and e-mail address are placeholders since. Null for all other users. */
  erasedAt: string | null;
  /** The shop's own data, set by staff and visible to the user; `{}` if there is none. */
  metadata: JsonObject;
}

/** What staff have noted about a user. The user never sees it. */
export interface UserNoteView {
  userId: string;
  /** Empty if there is no note. */
  text: string;
  /** 0 if nobody has written a note yet. */
  version: number;
  /** Who wrote it last; null if nobody did, or for a deleted account. */
  by: { id: string; name: string } | null;
  updatedAt: string | null;
}
