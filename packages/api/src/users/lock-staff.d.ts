import { type Transaction } from '@order-store/db';
import type { Actor } from '../trpc/context.ts';
/**
 * Locks who is staff until the end of the transaction. FORBIDDEN when the actor is not any more: of two who
 * take the role from each other at once, the first succeeds, and so one of them is left.
 */
export declare function lockStaff(transaction: Transaction, actor: Actor): Promise<void>;
