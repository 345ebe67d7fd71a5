import { isStoreError } from '@order-store/sdk';
import { statusNames } from '../../orders/order-status.ts';
import { describeError } from '../../store/describe-error.ts';

/** Describes for staff why a status change was rejected. */
export function rejectionReason(error: unknown): string {
  if (isStoreError(error, 'ILLEGAL_TRANSITION')) {
    return `The order is already ${statusNames[error.details.from].toLowerCase()}.`;
  }
  return describeError(error).message;
}
