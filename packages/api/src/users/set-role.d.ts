import { type Database, type Role } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
import type { Actor } from '../trpc/context.ts';
import type { UserView } from './user-view.ts';
/**
 * Gives somebody else the role of staff or takes it away, from the next call of theirs on. Sessions and keys
 * stay; a key's scope `staff` counts only while its owner is staff. FORBIDDEN for one's own account, so that
 * there is always somebody who is staff. USER_NOT_FOUND
 */
export declare function setRole(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    role,
  }: {
    readonly id: string;
    readonly role: Role;
  },
): Promise<UserView>;
