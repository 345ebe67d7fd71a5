import type { AppRouter } from '@order-store/api/types';
import type { TRPCLink } from '@trpc/client';
import { newIdempotencyKey } from '../new-idempotency-key.ts';
import { idempotencyKeyField } from './retry-policy.ts';

/**
 * Gives a mutation that takes an idempotency key one of its own when its caller gave none. It stands before
 * the repeats, so that all attempts of one call have the same.
 */
export const idempotencyKeyLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    const field = idempotencyKeyField(op);
    if (field === undefined || !isObject(op.input) || op.input[field] !== undefined)
      return next(op);
    return next({ ...op, input: { ...op.input, [field]: newIdempotencyKey() } });
  };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
