import type { TRPC_ERROR_CODE_KEY, TRPC_ERROR_CODE_NUMBER } from '@trpc/server/rpc';
import type { ErrorDetails, Reason } from '../shared/reasons.ts';

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
