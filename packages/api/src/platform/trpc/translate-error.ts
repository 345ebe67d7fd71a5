import { TRPCError } from '@trpc/server';
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import {
  causesOf,
  isAcquireTimeout,
  isConnectionLost,
  isRetryable,
  sqlStateOf,
} from '@order-store/db';
import { ZodError } from 'zod';
import { DomainError } from '../../shared/domain-error.ts';
import { policyOf, type None, type Reason } from '../../shared/reasons.ts';

/**
 * Translates anything that a procedure or the transport threw into an error with a reason. Unknown errors become
 * INTERNAL, without details of the implementation.
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

/** Translates like {@link toDomainError}, into a TRPCError with the reason's code. */
export function toTRPCError(error: unknown): TRPCError {
  const cause = toDomainError(error);
  return new TRPCError({ code: policyOf(cause.reason).code, message: cause.message, cause });
}

function invalid({ issues }: ZodError): DomainError {
  const details: Record<string, string[]> = {};
  let count = 0;
  for (const { field, message } of problemsOf(issues)) {
    // A small request may have a million problems.
    if (count++ === maxProblems) break;
    // Fields may be named `__proto__`.
    if (Object.hasOwn(details, field)) details[field]?.push(message);
    else Object.defineProperty(details, field, { value: [message], enumerable: true });
  }
  const [first = 'input'] = Object.keys(details);
  return new DomainError('VALIDATION_FAILED', `${first}: ${details[first]?.join('; ')}`, details);
}

const maxProblems = 100;
const maxFieldLength = 200;

function* problemsOf(issues: ZodError['issues']): Generator<{ field: string; message: string }> {
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys' && issue.keys.length > 0)
      for (const key of issue.keys)
        yield { field: fieldOf([...issue.path, key]), message: 'unknown field' };
    else yield { field: fieldOf(issue.path), message: issue.message };
  }
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').slice(0, maxFieldLength) || 'input';
}

/** Errors of the transport, before a procedure runs. */
const transportReasons: Partial<Record<TRPC_ERROR_CODE_KEY, readonly [Reason, string]>> = {
  NOT_FOUND: ['PROCEDURE_NOT_FOUND', 'Procedure not found'],
  METHOD_NOT_SUPPORTED: ['METHOD_NOT_SUPPORTED', 'Call queries with GET and mutations with POST'],
  PAYLOAD_TOO_LARGE: ['PAYLOAD_TOO_LARGE', 'Request too large: send fewer or smaller calls'],
  UNSUPPORTED_MEDIA_TYPE: [
    'UNSUPPORTED_MEDIA_TYPE',
    'Send JSON, with content-type: application/json',
  ],
  CLIENT_CLOSED_REQUEST: ['CLIENT_CLOSED_REQUEST', 'The caller disconnected before the response'],
};

function fromTransport(error: TRPCError): DomainError {
  const known = transportReasons[error.code];
  const none: None = {};
  if (known) return new DomainError(known[0], known[1], none, error);
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') {
    // Without a cause, the message is tRPC's own and names the problem.
    const problem = error.cause ? 'is not a valid tRPC request in JSON' : error.message;
    const details = { input: [problem] };
    return new DomainError('VALIDATION_FAILED', `input: ${problem}`, details, error);
  }
  return new DomainError('INTERNAL', internalMessage, none, error);
}

/** From SQLSTATE to reason, for errors that no feature translates itself. */
const databaseReasons: Readonly<Record<string, readonly [Reason, string]>> = {
  '57014': ['TIMEOUT', 'Statement timeout'],
  '55P03': ['OVERLOADED', 'Lock timeout; retry'],
  '25P03': ['TIMEOUT', 'Idle transaction timeout'],
  '53300': ['OVERLOADED', 'Too many database connections; retry'],
  '53100': ['DATABASE_UNAVAILABLE', 'The database disk is full; retry later'],
  '53200': ['OVERLOADED', 'The database is out of memory; retry'],
  '58030': ['DATABASE_UNAVAILABLE', 'Database I/O error; retry later'],
  // After a failover the address may still lead to a standby.
  '25006': ['DATABASE_UNAVAILABLE', 'The database is read-only; retry'],
  '22003': ['OUT_OF_RANGE', 'Number out of range'],
};

function fromInside(error: unknown): DomainError {
  const state = sqlStateOf(error);
  const known = state === undefined ? undefined : databaseReasons[state];
  if (known) return new DomainError(known[0], known[1], {}, error);
  if (isRetryable(error))
    return new DomainError('OVERLOADED', 'Too many concurrent changes; retry', {}, error);
  if (isAcquireTimeout(error)) {
    return new DomainError('OVERLOADED', 'Connection pool saturated; retry', {}, error);
  }
  if (isConnectionLost(error)) {
    return new DomainError('DATABASE_UNAVAILABLE', 'The database is unavailable; retry', {}, error);
  }
  if (isPoolClosed(error))
    return new DomainError('SHUTTING_DOWN', 'The server is shutting down; retry', {}, error);
  return new DomainError('INTERNAL', internalMessage, {}, error);
}

/** Whether the call was still running when the shutdown closed the pool. */
function isPoolClosed(error: unknown): boolean {
  for (const { message } of causesOf(error))
    if (message === 'Cannot use a pool after calling end on the pool') return true;
  return false;
}

const internalMessage = 'Internal error. Include the request id when you report it';
