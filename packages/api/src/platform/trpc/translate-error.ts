import { TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import { isAcquireTimeout, isConnectionLost, isRetryable, sqlStateOf } from '@order-store/db';
import { ZodError } from 'zod';
import { DomainError } from '../../shared/domain-error.ts';
import { reasons, type None, type Reason } from '../../shared/reasons.ts';

/**
 * The one place where errors become answers: whatever a procedure or the transport threw, as a reason
 * that the caller may see. Anything unknown becomes INTERNAL and tells nothing of the inside.
 */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof TRPCError) {
    if (error.cause instanceof DomainError) return error.cause;
    if (error.cause instanceof ZodError && error.code === 'BAD_REQUEST')
      return invalid(error.cause);
    if (error.code === 'INTERNAL_SERVER_ERROR' && error.cause) return fromInside(error.cause);
    return fromTransport(error);
  }
  return fromInside(error);
}

/** The same as tRPC's error, with the code of the reason. */
export function toTRPCError(error: unknown): TRPCError {
  const cause = toDomainError(error);
  return new TRPCError({ code: reasons[cause.reason].code, message: cause.message, cause });
}

function invalid(error: ZodError): DomainError {
  const details: Record<string, string[]> = {};
  for (const issue of error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const paths =
      unknownKeys.length > 0 ? unknownKeys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths) {
      const field = path.map(String).join('.') || 'input';
      const message = unknownKeys.length > 0 ? 'there is no such field' : issue.message;
      // A null prototype, since a field may well be called __proto__.
      if (Object.hasOwn(details, field)) details[field]?.push(message);
      else Object.defineProperty(details, field, { value: [message], enumerable: true });
    }
  }
  const [first = 'input'] = Object.keys(details);
  return new DomainError('VALIDATION_FAILED', `${first}: ${details[first]?.join('; ')}`, details);
}

/** What the transport refuses before a procedure runs. */
const transportReasons: Partial<Record<TRPC_ERROR_CODE_KEY, readonly [Reason, string]>> = {
  NOT_FOUND: ['PROCEDURE_NOT_FOUND', 'There is no such procedure'],
  METHOD_NOT_SUPPORTED: [
    'METHOD_NOT_SUPPORTED',
    'Queries are read with GET, mutations called with POST',
  ],
  PAYLOAD_TOO_LARGE: ['PAYLOAD_TOO_LARGE', 'The request is too large: send fewer or smaller calls'],
  UNSUPPORTED_MEDIA_TYPE: [
    'UNSUPPORTED_MEDIA_TYPE',
    'Send JSON, with content-type: application/json',
  ],
  CLIENT_CLOSED_REQUEST: ['CLIENT_CLOSED_REQUEST', 'The caller left before the answer'],
};

function fromTransport(error: TRPCError): DomainError {
  const known = transportReasons[error.code];
  const none: None = {};
  if (known) return new DomainError(known[0], known[1], none, error);
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') {
    // Without a cause the message is tRPC's own, and says which of its rules was broken.
    const problem = error.cause ? 'is not a JSON request that tRPC understands' : error.message;
    const details = { input: [problem] };
    return new DomainError('VALIDATION_FAILED', `input: ${problem}`, details, error);
  }
  return new DomainError('INTERNAL', internalMessage, none, error);
}

/** What SQLSTATEs mean to a caller, where a feature did not give them a better meaning. */
const databaseReasons: Readonly<Record<string, readonly [Reason, string]>> = {
  '57014': ['TIMEOUT', 'The database took too long'],
  '55P03': ['OVERLOADED', 'Others hold what this call needs; try again'],
  '25P03': ['TIMEOUT', 'The transaction was idle for too long'],
  '53300': ['OVERLOADED', 'The database has too many connections; try again'],
  '53100': ['DATABASE_UNAVAILABLE', 'The database has no room left on its disk; try again later'],
  '53200': ['OVERLOADED', 'The database has no memory left; try again'],
  '58030': ['DATABASE_UNAVAILABLE', 'The database cannot read or write its disk; try again later'],
  // After a failover the address may still lead to a server that only reads.
  '25006': ['DATABASE_UNAVAILABLE', 'The database takes no changes at the moment; try again'],
  '22003': ['OUT_OF_RANGE', 'A number passes what can be stored'],
};

function fromInside(error: unknown): DomainError {
  const state = sqlStateOf(error);
  const known = state === undefined ? undefined : databaseReasons[state];
  if (known) return new DomainError(known[0], known[1], {}, error);
  if (isRetryable(error))
    return new DomainError('OVERLOADED', 'Too many changes at once; try again', {}, error);
  if (isAcquireTimeout(error)) {
    return new DomainError('OVERLOADED', 'All database connections are busy; try again', {}, error);
  }
  if (isConnectionLost(error)) {
    return new DomainError(
      'DATABASE_UNAVAILABLE',
      'The database cannot be reached; try again',
      {},
      error,
    );
  }
  if (isPoolClosed(error))
    return new DomainError('SHUTTING_DOWN', 'This server is ending; try again', {}, error);
  return new DomainError('INTERNAL', internalMessage, {}, error);
}

/** A call that outlived the patience of the shutdown. */
function isPoolClosed(error: unknown): boolean {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; depth++) {
    if (e.message === 'Cannot use a pool after calling end on the pool') return true;
    e = 'nativeError' in e ? e.nativeError : e.cause;
  }
  return false;
}

const internalMessage = 'Something went wrong inside. Quote the request id when you report it';
