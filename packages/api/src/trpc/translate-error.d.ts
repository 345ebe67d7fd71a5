import { TRPCError } from '@trpc/server';
import { DomainError } from '../shared/domain-error.ts';
/**
 * The one place where errors become answers: whatever a procedure or the transport threw, as a reason
 * that the caller may see. Anything unknown becomes INTERNAL and tells nothing of the inside.
 */
export declare function toDomainError(error: unknown): DomainError;
/** The same as tRPC's error, with the code of the reason. */
export declare function toTRPCError(error: unknown): TRPCError;
