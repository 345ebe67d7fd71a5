import { User } from '@order-store/db';
import { z } from 'zod';
import { JsonObjectView } from '../shared/json-object.ts';
import { defineRow, type FieldsOf } from '../shared/row.ts';
import type { UserView } from './user-view.ts';

/**
 * The definition of a user: its fields and their schemas. Its role and the state of its e-mail address are rows of their
 * own.
 */
export const userRow = defineRow(User, {
  id: { type: 'bigint', schema: z.string() },
  email: { type: 'text', schema: z.string() },
  name: { type: 'text', schema: z.string() },
  createdAt: { type: 'timestamp', schema: z.string() },
  updatedAt: { type: 'timestamp', schema: z.string() },
  version: { type: 'int', schema: z.number() },
  erasedAt: { type: 'timestamp', schema: z.string().nullable() },
  metadata: {
    type: 'json',
    schema: JsonObjectView,
    sql: (users) =>
      `COALESCE((SELECT metadata FROM user_metadata WHERE user_id = ${users}.id), '{}')`,
  },
} satisfies FieldsOf<Omit<UserView, 'role' | 'emailVerified' | 'pendingEmail'>>);
