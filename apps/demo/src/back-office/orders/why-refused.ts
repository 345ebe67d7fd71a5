import { isStoreError } from '@order-store/sdk';
import { statusNames } from '../../orders/order-status.ts';
import { describeError } from '../../store/describe-error.ts';

/** Why an order did not take a step, for staff. */
export function whyRefused(error: unknown): string {
  if (isStoreError(error, 'ILLEGAL_TRANSITION')) {
    return `Somebody was faster: the order is ${statusNames[error.details.from].toLowerCase()}.`;
  }
  return describeError(error).message;
}
