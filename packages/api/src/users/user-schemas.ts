import { z } from 'zod';
import { Id, Search, text, exactText, Version } from '../shared/fields.ts';
import { reauthentication } from '../platform/identity/current-password.ts';
import { Email } from '../shared/email.ts';
import { Metadata } from '../shared/metadata.ts';
import { listInput, pageInput } from '../shared/page.ts';
import { isCommonPassword } from '../platform/identity/common-passwords.ts';
import { Role } from '../platform/identity/role.ts';
import { userRow } from './user-row.ts';
import type { UserView as View } from './user-view.ts';

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

export const GetUserInput = z.strictObject({ id: Id });
export const DeleteUserInput = z.strictObject({ id: Id, ...reauthentication });

export const UpdateUserInput = z.strictObject({
  id: Id,
  expectedVersion: Version,
  name: PersonName.optional(),
  email: Email.optional(),
  /** A JSON merge patch: null removes a key. Only for staff: FORBIDDEN. */
  metadata: Metadata.optional(),
  ...reauthentication,
});

export const CreateUserInput = z.strictObject({
  email: Email,
  name: PersonName,
  password: Password.optional(),
  role: Role.optional(),
  /** The shop's own data. */
  metadata: Metadata.optional(),
  ...reauthentication,
});

export const SetRoleInput = z.strictObject({ id: Id, role: Role, ...reauthentication });

const filter = { search: Search.optional() };
export const ListUsersInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageUsersInput = z.strictObject({ ...filter, ...pageInput }).prefault({});
