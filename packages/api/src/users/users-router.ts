import { z } from 'zod';
import { listOf, pageOf } from '../shared/page.ts';
import {
  customerMutation,
  customerProcedure,
  staffMutation,
  staffProcedure,
  router,
} from '../platform/trpc/procedures.ts';
import { createUser, deleteUser, updateUser } from './change-users.ts';
import { eraseUser } from './erase-user.ts';
import { getUser, listUsers, pageUsers } from './find-users.ts';
import { setRole } from './set-role.ts';
import {
  CreateUserInput,
  DeleteUserInput,
  EraseUserInput,
  GetUserInput,
  GetUserNoteInput,
  ListUsersInput,
  PageUsersInput,
  SetRoleInput,
  SetUserNoteInput,
  UpdateUserInput,
  UserNoteView,
  UserView,
} from './user-schemas.ts';
import { getNote, setNote } from './user-note.ts';

export const usersRouter = router({
  /** Returns a profile: the caller's, or any for staff. Throws USER_NOT_FOUND. */
  get: customerProcedure
    .input(GetUserInput)
    .output(UserView)
    .query(({ ctx, input }) =>
      ctx.services.read((database) => getUser(database, ctx.actor, input.id)),
    ),

  /**
   * Changes name or e-mail. Changing the caller's e-mail needs `currentPassword`, and with a mail server the new address
   * counts once it is verified; until then it is `pendingEmail`. Throws FORBIDDEN for the e-mail of other staff, who would
   * lose their account: change their role first; VERSION_CONFLICT with the current row, EMAIL_TAKEN, USER_NOT_FOUND,
   * REAUTHENTICATION_REQUIRED.
   */
  update: customerMutation
    .input(UpdateUserInput)
    .output(UserView)
    .mutation(({ ctx, input }) => updateUser(ctx.services, ctx, ctx.actor, input)),

  /** Creates a user, who can sign in once there is a password. Throws EMAIL_TAKEN. */
  create: staffMutation
    .input(CreateUserInput)
    .output(UserView)
    .mutation(({ ctx, input }) => createUser(ctx.services, ctx, ctx.actor, input)),

  /** Returns users, newest first, all or those whose name or e-mail contains `search`. Throws INVALID_CURSOR. */
  list: staffProcedure
    .input(ListUsersInput)
    .output(listOf(UserView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listUsers(database, ctx.services.cursors, input)),
    ),

  /** Returns the same by numbered pages. */
  listByPage: staffProcedure
    .input(PageUsersInput)
    .output(pageOf(UserView))
    .query(({ ctx, input }) => ctx.services.read((database) => pageUsers(database, input))),

  /**
   * Changes the role of another user, from their next call on. Throws FORBIDDEN for the caller's own account, USER_NOT_FOUND,
   * REAUTHENTICATION_REQUIRED.
   */
  setRole: staffMutation
    .input(SetRoleInput)
    .output(UserView)
    .mutation(({ ctx, input }) => setRole(ctx.services, ctx, ctx.actor, input)),

  /** Returns what staff have noted about a user, who never sees it. Throws USER_NOT_FOUND. */
  getNote: staffProcedure
    .input(GetUserNoteInput)
    .output(UserNoteView)
    .query(({ ctx, input }) => ctx.services.read(({ pool }) => getNote(pool, input.id))),

  /** Replaces what staff have noted about a user. Throws VERSION_CONFLICT with the current note, USER_NOT_FOUND. */
  setNote: staffMutation
    .input(SetUserNoteInput)
    .output(UserNoteView)
    .mutation(({ ctx, input }) => setNote(ctx.services.database, ctx, ctx.actor, input)),

  /**
   * Permanently erases the personal data of another user: name, e-mail address, credentials, sessions, API keys, saved
   * addresses, metadata and the note of staff, and metadata and notes of the user's orders. The user cannot sign in any more;
   * orders stay. Throws FORBIDDEN for the caller's own account, and for staff with an API key; USER_NOT_FOUND,
   * REAUTHENTICATION_REQUIRED.
   */
  erase: staffMutation
    .input(EraseUserInput)
    .output(UserView)
    .mutation(({ ctx, input }) => eraseUser(ctx.services.database, ctx, ctx.actor, input)),

  /**
   * Deletes another user, who must have no orders. Throws FORBIDDEN for the caller's own account, and for staff with an
   * API key; IN_USE, USER_NOT_FOUND, REAUTHENTICATION_REQUIRED.
   */
  delete: staffMutation
    .input(DeleteUserInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await deleteUser(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),
});
