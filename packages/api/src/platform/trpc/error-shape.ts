import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import {
  TRPC_ERROR_CODES_BY_KEY,
  type TRPC_ERROR_CODE_KEY,
  type TRPC_ERROR_CODE_NUMBER,
} from '@trpc/server/rpc';
import { reasons, type ErrorDetails, type Reason } from '../../shared/reasons.ts';
import { currentRequestId } from '../telemetry/request-id.ts';
import { toDomainError, toTRPCError } from './translate-error.ts';

/** What a failed call carries. */
export interface ErrorShape {
  code: TRPC_ERROR_CODE_NUMBER;
  /** For people. */
  message: string;
  data: {
    code: TRPC_ERROR_CODE_KEY;
    httpStatus: number;
    path?: string;
    /** Why, stable: made to be switched on. */
    reason: Reason;
    details: ErrorDetails[Reason];
    /** Whether the very same call may succeed later. */
    retryable: boolean;
    requestId: string;
  };
}

/** The answer to whatever a call threw, at this path if it got that far. */
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
      retryable: reasons[reason].retryable,
      requestId: currentRequestId() ?? '',
    },
  };
}
