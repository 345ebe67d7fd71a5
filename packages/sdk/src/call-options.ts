import type { AppRouter } from '@order-store/api/types';
import type { TRPCClient, TRPCProcedureOptions } from '@trpc/client';
import { checkHeaders, checkLimits } from './client-options.ts';

/** Options of a single call, which take precedence over those of the client. */
export interface CallOptions extends TRPCProcedureOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal;
  /** Time limit for each attempt, in milliseconds. */
  readonly timeoutMs?: number | undefined;
  /** Time limit for the whole call including retries and delays, in milliseconds; null means none. */
  readonly deadlineMs?: number | null | undefined;
  /** Maximum number of retries; 0 disables them. */
  readonly maxRetries?: number | undefined;
  /** Additional headers. The call is then not batched with others. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The idempotency key of a mutation, instead of a generated one. */
  readonly idempotencyKey?: string | undefined;
}

/** The response to a successful call. */
export interface CallResponse {
  /** The request id in the store's logs; null if a proxy removed it. */
  readonly requestId: string | null;
  /** The HTTP status. */
  readonly status: number;
  /** Number of attempts. */
  readonly attempts: number;
}

/** tRPC's own functions, such as `safe`, read the type of errors from it. */
type ErrorTag = Omit<
  ReturnType<TRPCClient<AppRouter>['auth']['me']['query']>,
  keyof Promise<unknown>
>;

export interface WithResponse<Output> extends ErrorTag {
  /** Resolves with the result and what is known about its response. */
  withResponse(): Promise<{ data: Output; response: CallResponse }>;
}

/** A call on its way through the links. */
interface RunningCall extends Omit<CallOptions, 'signal' | 'context'> {
  response?: CallResponse;
}

/** Puts a call's own options where the links find them. @throws {TypeError} for an invalid option. */
export function startCall({ signal, context, ...own }: CallOptions = {}): {
  readonly call: RunningCall;
  readonly options: TRPCProcedureOptions;
} {
  for (const name of Object.keys(own)) {
    if (!names.has(name))
      throw new TypeError(`${name} is not an option of a call: use ${[...names].join(', ')}`);
  }
  checkLimits(own);
  if (own.headers) checkHeaders(own.headers);
  const call: RunningCall = { ...own };
  const all = { ...context, [contextName]: call };
  return { call, options: signal ? { signal, context: all } : { context: all } };
}

/** The call of an operation. tRPC's own clients, such as that of TanStack Query, start calls without options. */
export function callOf({ context }: { readonly context: Record<string, unknown> }): RunningCall {
  const call = context[contextName];
  return typeof call === 'object' && call !== null ? call : {};
}

const contextName = 'order-store call';
const names: ReadonlySet<string> = new Set<keyof RunningCall>([
  'timeoutMs',
  'deadlineMs',
  'maxRetries',
  'headers',
  'idempotencyKey',
]);
