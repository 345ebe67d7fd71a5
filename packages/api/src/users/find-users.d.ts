import { type Database } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { UserView } from './user-view.ts';
/** The user with this id, if the actor may see that profile: their own, or as staff any. */
export declare function getUser(database: Database, actor: Actor, id: string): Promise<UserView>;
export declare function findUser(database: Database, id: string): Promise<UserView | undefined>;
interface Filter {
  readonly search?: string | undefined;
}
/** All users or those whose name or e-mail contains `search`, newest first. */
export declare function listUsers(
  database: Database,
  signer: CursorSigner,
  {
    search,
    limit,
    cursor,
  }: Filter & {
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{
  items: UserView[];
  nextCursor: string | null;
}>;
export declare function pageUsers(
  database: Database,
  {
    search,
    ...page
  }: Filter & {
    readonly page: number;
    readonly pageSize: number;
  },
): Promise<{
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
  items: UserView[];
}>;
export declare function userNotFound(ids: string[]): DomainError;
export {};
