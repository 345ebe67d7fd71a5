import type { AppRouter } from '@order-store/api/types';
import type { TRPCLink } from '@trpc/client';
import { newIdempotencyKey } from '../new-idempotency-key.ts';
import { idempotencyKeyField } from './retry-policy.ts';

/** Adds an idempotency key to mutations that accept one. Runs before the retry link, so all attempts share it. */
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
