import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import {
  TRPC_ERROR_CODES_BY_KEY,
  type TRPC_ERROR_CODE_KEY,
  type TRPC_ERROR_CODE_NUMBER,
} from '@trpc/server/rpc';
import { policyOf, type ErrorDetails, type Reason } from '../../shared/reasons.ts';
import { currentRequestId } from '../telemetry/request-id.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

/** The body of a failed call. */
export interface ErrorShape {
  code: TRPC_ERROR_CODE_NUMBER;
  /** For humans; may change. */
  message: string;
  data: {
    code: TRPC_ERROR_CODE_KEY;
    httpStatus: number;
    path?: string;
    /** Stable; use it in code. */
    reason: Reason;
    details: ErrorDetails[Reason];
    /** Whether the same call may succeed later. */
    retryable: boolean;
    requestId: string;
  };
}

/** The error shape for anything that a call threw; `path` is the procedure, if known. */
export function errorShapeOf(error: unknown, path?: string): ErrorShape {
  const { reason, details, message } = toDomainError(error);
  const known = toTRPCError(error);
  return {
    code: TRPC_ERROR_CODES_BY_KEY[known.code],
    message,
    data: {
      code: known.code,
      httpStatus: getHTTPStatusCodeFromError(known),
      ...(path === undefined ? {} : { path }),
      reason,
      details,
      retryable: policyOf(reason).retryable,
      requestId: currentRequestId() ?? '',
    },
  };
}
