import { User, type Database } from '@order-store/db';
import { raw, type QueryBuilder } from 'objection';
import type { Actor } from '../platform/identity/context.ts';
import { textContains } from '../platform/search/text-contains.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { keysetPage, numberedPage, type Sort } from '../shared/page.ts';
import { userRow } from './user-row.ts';
import type { UserView } from './user-view.ts';

/** A database, or `{ knex: transaction }`. */
type OnKnex = Pick<Database, 'knex'>;

/** The user with this id, if the actor may see that profile: their own, or as staff any. */
export async function getUser(on: OnKnex, actor: Actor, id: string): Promise<UserView> {
  const user = actor.role === 'staff' || actor.id === id ? await findUser(on, id) : undefined;
  if (!user) throw userNotFound([id]);
  return user;
}

export async function findUser(on: OnKnex, id: string): Promise<UserView | undefined> {
  const user = await selectUsers(on).findById(id);
  return user && viewOf(user);
}

interface Filter {
  readonly search?: string | undefined;
}

/** All users or those whose name or e-mail contains `search`, newest first. */
export async function listUsers(
  database: Database,
  signer: CursorSigner,
  {
    search,
    limit,
    cursor,
  }: Filter & { readonly limit: number; readonly cursor?: string | null | undefined },
): Promise<{ items: UserView[]; nextCursor: string | null }> {
  const page = await keysetPage({
    rows: filtered(selectUsers(database), search),
    table: 'users',
    sort: newest,
    limit,
    cursor,
    signer,
    belongsTo: ['users.list', search ?? null],
  });
  return { ...page, items: page.items.map(viewOf) };
}

export async function pageUsers(
  database: Database,
  { search, ...page }: Filter & { readonly page: number; readonly pageSize: number },
) {
  const rows = filtered(selectUsers(database), search);
  const found = await numberedPage({ rows, table: 'users', sort: newest, ...page });
  return { ...found, items: found.items.map(viewOf) };
}

export function userNotFound(ids: string[]): DomainError {
  return new DomainError('USER_NOT_FOUND', `There is no user ${ids.join(', ')}`, { ids });
}

/** For a change of a user whose personal data was erased. */
export function userErased(id: string): DomainError {
  const message = `The personal data of user ${id} was erased: the account can no longer be changed or used`;
  return new DomainError('USER_NOT_FOUND', message, { ids: [id] });
}

const newest: Sort<UserWithFields> = {
  column: 'created_at',
  type: 'timestamp',
  direction: 'desc',
  keyOf: (user) => user.createdAt,
};

function selectUsers({ knex }: OnKnex): QueryBuilder<UserWithFields, UserWithFields[]> {
  return UserWithFields.query(knex)
    .select('users.*', raw(userRow.fields.metadata.sql('users')).as('metadata'))
    .withGraphFetched('[role, emailVerification]');
}

class UserWithFields extends User {
  declare metadata: JsonObject;
}

function filtered(
  rows: QueryBuilder<UserWithFields, UserWithFields[]>,
  search: string | undefined,
): typeof rows {
  if (search === undefined) return rows;
  return rows
    .join('user_search', 'user_search.user_id', 'users.id')
    .whereRaw(...textContains('user_search', search));
}

function viewOf(user: UserWithFields): UserView {
  const { email, role, emailVerification: verification } = user;
  return {
    ...userRow.pick(user),
    role: role?.role ?? 'customer',
    emailVerified: verification?.verified ?? true,
    pendingEmail: verification && verification.email !== email ? verification.email : null,
  };
}
