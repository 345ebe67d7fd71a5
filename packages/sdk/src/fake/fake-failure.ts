import { TRPCClientError } from '@trpc/client';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { StoreError, type ErrorReason, type StoreErrorDetails } from '../store-error.ts';
import { reasonPolicies, type Policy } from './store-facts.ts';

/** What the client's links get when the store rejects a call of this procedure, or when there is no response. */
export function fakeFailure<R extends ErrorReason>(
  path: string,
  reason: R,
  details: StoreErrorDetails[R],
  message = `${path} failed in the test: ${reason}`,
): Error {
  const policy = policies[reason];
  if (!policy) return withoutResponse(reason, details, message);
  const { code, httpStatus, retryable } = policy;
  const data = { code, httpStatus, path, reason, details, retryable, requestId: 'fake' };
  const error = { code: TRPC_ERROR_CODES_BY_KEY[code], message, data };
  return TRPCClientError.from({ error });
}

/** The other reasons are those of calls without a response. */
const policies: { readonly [reason: string]: Policy | undefined } = reasonPolicies;

function withoutResponse<R extends ErrorReason>(
  reason: R,
  details: StoreErrorDetails[R],
  message: string,
): StoreError<R> {
  const fields = {
    reason,
    details,
    retryable: reason === 'NETWORK' || reason === 'CLIENT_TIMEOUT',
    retryAfterMs: null,
    requestId: null,
    status: null,
    attempts: 1,
  };
  return new StoreError(message, fields, undefined);
}
