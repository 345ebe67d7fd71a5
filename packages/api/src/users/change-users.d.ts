import { type Database, type Role, type Transaction } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
import type { Actor } from '../trpc/context.ts';
import type { UserView } from './user-view.ts';
interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password?: string | undefined;
  readonly role?: Role | undefined;
}
/**
 * Creates a user for staff, who can sign in if there is a password. EMAIL_TAKEN when the address has an
 * account; FORBIDDEN for an API key that would make somebody staff.
 */
export declare function createUser(
  database: Database,
  origin: Origin,
  actor: Actor,
  { email, name, password, role }: NewUser,
): Promise<UserView>;
/** Writes a customer's rows; the error of an address that has an account is one for {@link refuseTakenEmail}. */
export declare function insertUser(
  transaction: Transaction,
  {
    email,
    name,
    passwordHash,
  }: {
    readonly email: string;
    readonly name: string;
    readonly passwordHash: string | undefined;
  },
): Promise<string>;
/**
 * Changes name and e-mail if nobody else did since `expectedVersion`; else VERSION_CONFLICT with the current
 * row. No API key changes an e-mail, since it opens the way to the account: FORBIDDEN.
 */
export declare function updateUser(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    id,
    expectedVersion,
    name,
    email,
  }: {
    readonly id: string;
    readonly expectedVersion: number;
    readonly name?: string | undefined;
    readonly email?: string | undefined;
  },
): Promise<UserView>;
/**
 * Deletes a user with sessions, keys and credentials. IN_USE when the user has orders; FORBIDDEN for one's
 * own account, so that staff never delete the last of them. USER_NOT_FOUND
 */
export declare function deleteUser(
  database: Database,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<void>;
/** EMAIL_TAKEN for the error of an address that has an account already; any other error as it is. */
export declare function refuseTakenEmail(error: unknown): never;
export {};
