import { z } from 'zod';
import { Id, prose, Search, text, exactText, Version, wholeNumber } from '../shared/fields.ts';
import { reauthentication } from '../platform/identity/current-password.ts';
import { Email } from '../shared/email.ts';
import { Metadata } from '../shared/metadata.ts';
import { listInput, pageInput } from '../shared/page.ts';
import { isCommonPassword } from '../platform/identity/common-passwords.ts';
import { Role } from '../platform/identity/role.ts';
import { userRow } from './user-row.ts';
import type { UserNoteView as NoteView, UserView as View } from './user-view.ts';

export const PersonName = text(1, 255);
export const Password = exactText(10, 200).refine(
  (password) => !isCommonPassword(password),
  'is one of the most common passwords: choose another',
);

export const UserView: z.ZodType<View> = z.object({
  ...userRow.shape,
  role: Role,
  emailVerified: z.boolean(),
  pendingEmail: z.string().nullable(),
});

export const UserNoteView: z.ZodType<NoteView> = z.object({
  userId: z.string(),
  text: z.string(),
  version: z.number(),
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  updatedAt: z.string().nullable(),
});

const userId = Id.describe('The user.');
const Name = PersonName.describe('The name, at most 255 characters.');
const Address = Email.describe('The e-mail address, with which the user signs in.');

export const GetUserInput = z.strictObject({ id: userId });
export const DeleteUserInput = z.strictObject({ id: userId, ...reauthentication });

export const GetUserNoteInput = z.strictObject({ id: userId });

export const SetUserNoteInput = z.strictObject({
  id: userId,
  text: prose(0, 2000).describe('The note, at most 2000 characters; empty for none.'),
  expectedVersion: wholeNumber(0, 2 ** 31 - 1).describe(
    'The version that the caller has read; 0 if there was no note. If the note has changed since: VERSION_CONFLICT.',
  ),
});

export const EraseUserInput = z.strictObject({
  id: userId,
  keepOrderMetadata: z
    .array(exactText(1, 40))
    .max(50, 'must have at most 50 keys')
    .optional()
    .describe(
      "The top-level keys of the orders' metadata that are not personal and stay. Default: none.",
    ),
  ...reauthentication,
});

export const UpdateUserInput = z.strictObject({
  id: userId,
  expectedVersion: Version,
  name: Name.optional(),
  email: Address.optional(),
  metadata: Metadata.optional().describe(
    'A JSON merge patch: null removes a key. Only for staff: FORBIDDEN.',
  ),
  ...reauthentication,
});

export const CreateUserInput = z.strictObject({
  email: Address,
  name: Name,
  password: Password.optional().describe('Without one, the user must reset it to sign in.'),
  role: Role.optional().describe('Default: customer.'),
  metadata: Metadata.optional().describe("The shop's own data."),
  ...reauthentication,
});

export const SetRoleInput = z.strictObject({
  id: userId,
  role: Role.describe('The new role.'),
  ...reauthentication,
});

const filter = {
  search: Search.optional().describe('Only users whose name or e-mail address matches.'),
};
export const ListUsersInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageUsersInput = z.strictObject({ ...filter, ...pageInput }).prefault({});
