import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import { z } from 'zod';

/** No details. */
export type None = Record<string, never>;

/**
 * What `error.data.details` holds for each reason. These are the transport's own; each feature adds its reasons by
 * declaration merging in its `*-reasons.ts`.
 */
export interface ErrorDetails extends TransportErrorDetails {}

interface TransportErrorDetails {
  /** From the field, as a dotted path, to its problems. */
  VALIDATION_FAILED: { [field: string]: string[] };
  INVALID_CURSOR: None;
  PAYLOAD_TOO_LARGE: None;
  UNSUPPORTED_MEDIA_TYPE: None;
  PROCEDURE_NOT_FOUND: None;
  METHOD_NOT_SUPPORTED: None;
  UNAUTHENTICATED: None;
  FORBIDDEN: None;
  REAUTHENTICATION_REQUIRED: None;
  TOTP_SETUP_REQUIRED: None;
  VERSION_CONFLICT: { current: VersionedViews[keyof VersionedViews] };
  IN_USE: None;
  IDEMPOTENCY_KEY_REUSED: None;
  OUT_OF_RANGE: None;
  RATE_LIMITED: { retryAfterMs: number };
  OVERLOADED: None;
  DATABASE_UNAVAILABLE: None;
  SHUTTING_DOWN: None;
  TIMEOUT: None;
  CLIENT_CLOSED_REQUEST: None;
  INTERNAL: None;
}

/** The views that a version conflict returns as `current`. Features add theirs by declaration merging. */
// eslint-disable-next-line typescript/no-empty-interface
export interface VersionedViews {}

export type Reason = keyof ErrorDetails;

export interface ReasonPolicy {
  readonly code: TRPC_ERROR_CODE_KEY;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** The schema of the details, for the OpenAPI document. Without it there are none. */
  readonly details?: z.ZodType;
}

/** A policy for each reason of `Details`. */
export type ReasonPolicies<Details> = {
  readonly [R in keyof Details]: Omit<ReasonPolicy, 'details'> & DetailsSchema<Details[R]>;
};

type DetailsSchema<Details> = Details extends None
  ? { readonly details?: never }
  : { readonly details: z.ZodType<Details> };

/** The details of reasons that name what was not found. */
export const Ids = z.object({ ids: z.array(z.string()) });

/** Features define the views. */
const VersionedView = z.custom<VersionedViews[keyof VersionedViews]>().meta({ type: 'object' });

const transportReasons: ReasonPolicies<TransportErrorDetails> = {
  VALIDATION_FAILED: {
    code: 'BAD_REQUEST',
    retryable: false,
    details: z.record(z.string(), z.array(z.string())),
  },
  INVALID_CURSOR: { code: 'BAD_REQUEST', retryable: false },
  PAYLOAD_TOO_LARGE: { code: 'PAYLOAD_TOO_LARGE', retryable: false },
  UNSUPPORTED_MEDIA_TYPE: { code: 'UNSUPPORTED_MEDIA_TYPE', retryable: false },
  PROCEDURE_NOT_FOUND: { code: 'NOT_FOUND', retryable: false },
  METHOD_NOT_SUPPORTED: { code: 'METHOD_NOT_SUPPORTED', retryable: false },
  UNAUTHENTICATED: { code: 'UNAUTHORIZED', retryable: false },
  FORBIDDEN: { code: 'FORBIDDEN', retryable: false },
  REAUTHENTICATION_REQUIRED: { code: 'FORBIDDEN', retryable: false },
  TOTP_SETUP_REQUIRED: { code: 'FORBIDDEN', retryable: false },
  VERSION_CONFLICT: {
    code: 'CONFLICT',
    retryable: false,
    details: z.object({ current: VersionedView }),
  },
  IN_USE: { code: 'CONFLICT', retryable: false },
  IDEMPOTENCY_KEY_REUSED: { code: 'CONFLICT', retryable: false },
  OUT_OF_RANGE: { code: 'BAD_REQUEST', retryable: false },
  RATE_LIMITED: {
    code: 'TOO_MANY_REQUESTS',
    retryable: true,
    details: z.object({ retryAfterMs: z.number() }),
  },
  OVERLOADED: { code: 'SERVICE_UNAVAILABLE', retryable: true },
  DATABASE_UNAVAILABLE: { code: 'SERVICE_UNAVAILABLE', retryable: true },
  SHUTTING_DOWN: { code: 'SERVICE_UNAVAILABLE', retryable: true },
  TIMEOUT: { code: 'TIMEOUT', retryable: true },
  CLIENT_CLOSED_REQUEST: { code: 'CLIENT_CLOSED_REQUEST', retryable: true },
  INTERNAL: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
};

const policies = new Map<string, ReasonPolicy>(Object.entries(transportReasons));

/** Adds a feature's reasons; see `defineFeature`. */
export function defineReasons(rows: Readonly<Record<string, ReasonPolicy>>): void {
  for (const [reason, policy] of Object.entries(rows)) policies.set(reason, policy);
}

/** @throws {Error} if the feature that owns the reason is not loaded. */
export function policyOf(reason: Reason): ReasonPolicy {
  const policy = policies.get(reason);
  if (!policy) throw new Error(`No policy for ${reason}: add it to its feature's *-reasons.ts`);
  return policy;
}

/** All reasons of the transport and of the loaded features, with their policies. */
export function allReasons(): ReadonlyMap<string, ReasonPolicy> {
  return policies;
}
