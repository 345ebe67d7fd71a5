import { type Database } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
import type { UserView } from '../users/user-view.ts';
import type { Actor } from '../trpc/context.ts';
export interface SignedIn {
  user: UserView;
  token: string;
  expiresAt: string;
}
interface Credentials {
  readonly email: string;
  readonly password: string;
}
/** Creates a customer's account and signs in. EMAIL_TAKEN */
export declare function signUp(
  database: Database,
  origin: Origin,
  {
    email,
    name,
    password,
  }: Credentials & {
    readonly name: string;
  },
): Promise<SignedIn>;
/** UNAUTHENTICATED, the same for an unknown e-mail and a wrong password. */
export declare function signIn(
  database: Database,
  origin: Origin,
  credentials: Credentials,
): Promise<SignedIn>;
/** Ends the session that the call was made in. */
export declare function signOut(database: Database, origin: Origin, actor: Actor): Promise<void>;
export {};
