import type { AppRouter } from '@order-store/api/types';
import type { TRPCLink } from '@trpc/client';
import { callOf } from '../call-options.ts';
import { newIdempotencyKey } from '../new-idempotency-key.ts';

/** Adds an idempotency key to mutations without one. Runs before the retry link, so all attempts share it. */
export const idempotencyKeyLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    next(
      op.type === 'mutation' ? { ...op, input: withKey(op.input, callOf(op).idempotencyKey) } : op,
    );

function withKey(input: unknown, key: string | undefined): unknown {
  // The store rejects other inputs.
  if (input !== undefined && !isObject(input)) return input;
  return { ...input, idempotencyKey: input?.['idempotencyKey'] ?? key ?? newIdempotencyKey() };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
