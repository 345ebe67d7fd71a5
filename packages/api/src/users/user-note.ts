import { query, runInTransaction, User, type Database, type Queryable } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { userErased, userNotFound } from './find-users.ts';
import type { UserNoteView } from './user-view.ts';

/** The note of staff about a user; an empty one of version 0 if nobody has written one. USER_NOT_FOUND */
export async function getNote(on: Queryable, id: string): Promise<UserNoteView> {
  const [note] = await query<UserNoteView>(on, sql, [id]);
  if (!note) throw userNotFound([id]);
  return note;
}

const sql = `
SELECT users.id AS "userId", COALESCE(text, '') AS text, COALESCE(notes.version, 0) AS version,
       CASE WHEN by_user.id IS NOT NULL THEN json_build_object('id', by_user.id::text, 'name', by_user.name) END AS by,
       notes.updated_at AS "updatedAt"
FROM users
LEFT JOIN user_notes notes ON notes.user_id = users.id
LEFT JOIN users by_user ON by_user.id = by_user_id
WHERE users.id = $1`;

/** Replaces the note if it still has the expected version. VERSION_CONFLICT with the current note, USER_NOT_FOUND */
export async function setNote(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    text,
    expectedVersion,
  }: { readonly id: string; readonly text: string; readonly expectedVersion: number },
): Promise<UserNoteView> {
  return runInTransaction(database, async (transaction) => {
    // A note is not written while the user is erased, nor afterwards.
    const user = await User.query(transaction).findById(id).forKeyShare();
    if (!user) throw userNotFound([id]);
    if (user.erasedAt !== null) throw userErased(id);
    const [saved] = await query<{ version: number }>(
      transaction,
      expectedVersion === 0 ? insertSql : updateSql,
      [id, text, actor.id, ...(expectedVersion === 0 ? [] : [expectedVersion])],
    );
    const current = await getNote(transaction, id);
    if (!saved) {
      const message = 'The note has changed: apply the edit to `current` and its version';
      throw new DomainError('VERSION_CONFLICT', message, { current });
    }
    await recordStaffChange(transaction, origin, actor, {
      kind: 'user-note-changed',
      userId: id,
      details: {},
    });
    return current;
  });
}

const insertSql = `
INSERT INTO user_notes (user_id, text, by_user_id, updated_at)
VALUES ($1, $2, $3, statement_timestamp() AT TIME ZONE 'UTC')
ON CONFLICT (user_id) DO NOTHING
RETURNING version`;

const updateSql = `
UPDATE user_notes
SET text = $2, by_user_id = $3, version = version + 1, updated_at = statement_timestamp() AT TIME ZONE 'UTC'
WHERE user_id = $1 AND version = $4
RETURNING version`;
