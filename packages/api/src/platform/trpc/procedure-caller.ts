import { getTRPCErrorFromUnknown, type AnyProcedure, type TRPCError } from '@trpc/server';
import { middlewareMarker } from '@trpc/server/unstable-core-do-not-import';

/** A call as tRPC's adapters pass it to a procedure. */
export interface ProcedureCall {
  readonly path: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly ctx: object;
  readonly getRawInput: () => Promise<unknown>;
  readonly signal: AbortSignal | undefined;
  readonly batchIndex: number;
}

/**
 * Returns a function that calls the procedure as tRPC does. tRPC copies the call and its context for each middleware by
 * their property descriptors, which takes 8 µs for each where a spread takes 0.4 µs.
 */
export function callerOf(procedure: AnyProcedure): (call: ProcedureCall) => Promise<unknown> {
  const { _def: definition } = procedure;
  if (!hasMiddlewares(definition)) return (call) => procedure(call);
  return async (call) => {
    const result = await run(definition, 0, call);
    if (!result.ok) throw result.error;
    return result.data;
  };
}

/** Whether this version of tRPC keeps the middlewares of a procedure where {@link callerOf} expects them. */
export function hasMiddlewares(definition: object): definition is Definition {
  return 'middlewares' in definition && Array.isArray(definition.middlewares);
}

interface Definition {
  /** The last one calls the procedure's function. */
  readonly middlewares: readonly Middleware[];
  readonly meta?: unknown;
}

type Middleware = (call: MiddlewareCall) => Promise<Result>;

interface MiddlewareCall extends ProcedureCall {
  readonly meta: unknown;
  readonly input: unknown;
  readonly next: (changes?: Changes) => Promise<Result>;
}

/** What the middlewares behind this one get instead; the context is merged. */
interface Changes {
  readonly ctx?: object;
  readonly input?: unknown;
  readonly getRawInput?: () => Promise<unknown>;
}

type Result =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: TRPCError; readonly marker: typeof middlewareMarker };

async function run(
  definition: Definition,
  index: number,
  call: ProcedureCall & { readonly input?: unknown },
): Promise<Result> {
  const { middlewares, meta } = definition;
  try {
    const middleware = middlewares[index];
    if (!middleware) throw new Error(`${call.path} has no function`);
    return await middleware({
      ...call,
      meta,
      input: call.input,
      next: (changes = {}) =>
        run(definition, index + 1, {
          ...call,
          ctx: changes.ctx ? { ...call.ctx, ...changes.ctx } : call.ctx,
          input: 'input' in changes ? changes.input : call.input,
          getRawInput: changes.getRawInput ?? call.getRawInput,
        }),
    });
  } catch (error) {
    return { ok: false, error: getTRPCErrorFromUnknown(error), marker: middlewareMarker };
  }
}
