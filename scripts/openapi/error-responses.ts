import { allReasons, type ReasonPolicy } from '@order-store/api/openapi-facts';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { z } from 'zod';
import type { JsonSchema, Schemas } from './schemas.ts';

/** The responses of failed calls, and their schemas, one for each reason. */
export class ErrorResponses {
  readonly responses: Record<string, object> = {};
  readonly schemas: Record<string, JsonSchema> = {};
  readonly #views: Schemas;

  constructor(views: Schemas) {
    this.#views = views;
  }

  /** The responses for reasons, by HTTP status. */
  of(reasons: readonly string[]): Record<string, object> {
    const byStatus = Map.groupBy(reasons, (reason) => statusOf(policyOf(reason)));
    return Object.fromEntries(
      Array.from(byStatus, ([status, alike]) => {
        const name = alike.map(pascalCase).join('Or');
        this.responses[name] ??= responseOf(status, alike);
        for (const reason of alike) this.schemas[nameOf(reason)] ??= this.#schemaOf(reason);
        return [status, { $ref: `#/components/responses/${name}` }];
      }),
    );
  }

  #schemaOf(reason: string): JsonSchema {
    const policy = policyOf(reason);
    const { code, retryable, details = None } = policy;
    const data = strictlyObject({
      code: { const: code },
      httpStatus: { const: statusOf(policy) },
      path: { type: 'string', description: 'The procedure' },
      reason: { const: reason },
      details: reason === 'VERSION_CONFLICT' ? versionConflict : this.#views.output(details),
      retryable: { const: retryable, description: 'Whether the same call may succeed later' },
      requestId: { type: 'string' },
    });
    const error = strictlyObject({
      code: { const: TRPC_ERROR_CODES_BY_KEY[code] },
      message: { type: 'string', description: 'For humans; may change' },
      data: { ...data, required: data.required.filter((name) => name !== 'path') },
    });
    return strictlyObject({ error });
  }
}

function responseOf(status: number, reasons: readonly string[]): object {
  const references = reasons.map((reason) => ({ $ref: `#/components/schemas/${nameOf(reason)}` }));
  const schema = references.length === 1 ? references[0] : { anyOf: references };
  return {
    description: reasons.join(', '),
    ...(status === 429 ? { headers: retryAfter } : {}),
    content: { 'application/json': { schema } },
  };
}

const None = z.object({});

/** The row as it is now. */
const versionConflict = strictlyObject({
  current: {
    anyOf: ['Order', 'Product', 'User'].map((name) => ({ $ref: `#/components/schemas/${name}` })),
  },
});

function strictlyObject<Properties extends object>(properties: Properties) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function policyOf(reason: string): ReasonPolicy {
  const policy = allReasons().get(reason);
  if (!policy) throw new Error(`${reason} is not a known reason`);
  return policy;
}

function statusOf({ code }: ReasonPolicy): number {
  return getHTTPStatusCodeFromError(new TRPCError({ code }));
}

/** INSUFFICIENT_STOCK is InsufficientStockError. */
function nameOf(reason: string): string {
  return `${pascalCase(reason)}Error`;
}

function pascalCase(reason: string): string {
  return reason
    .toLowerCase()
    .replaceAll(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

const retryAfter = {
  'Retry-After': { description: 'Seconds to wait before a retry', schema: { type: 'integer' } },
};
