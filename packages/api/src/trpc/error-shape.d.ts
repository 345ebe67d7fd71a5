import { type TRPC_ERROR_CODE_KEY, type TRPC_ERROR_CODE_NUMBER } from '@trpc/server/rpc';
import { type ErrorDetails, type Reason } from '../shared/reasons.ts';
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
export declare function errorShapeOf(error: unknown, path?: string): ErrorShape;
