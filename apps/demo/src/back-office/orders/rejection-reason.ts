import { isStoreError, nextStatuses } from '@order-store/sdk';
import { statusNames } from '../../orders/order-status.ts';
import { describeError } from '../../store/describe-error.ts';

/** Describes for staff why a status change was rejected. */
export function rejectionReason(error: unknown): string {
  if (isStoreError(error, 'ILLEGAL_TRANSITION')) {
    const { from, to } = error.details;
    return nextStatuses(from, 'staff').some((status) => status === to)
      ? 'Part of the order has shipped. Cancel the remaining items on its page.'
      : `The order is already ${statusNames[from].toLowerCase()}.`;
  }
  return describeError(error).message;
}
