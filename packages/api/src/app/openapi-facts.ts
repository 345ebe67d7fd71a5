import { z } from 'zod';

// For programs that describe the API: its OpenAPI document and the SDK's type tests.
export { namedSchemas } from '../shared/named-schemas.ts';
export { allReasons, type ReasonPolicy } from '../shared/reasons.ts';

/** The schemas of a procedure. */
export interface ProcedureSchemas {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType | undefined;
}

const Schema = z.instanceof(z.ZodType);
const Definition = z.object({
  type: z.enum(['query', 'mutation', 'subscription']),
  inputs: z.array(Schema),
  output: Schema.optional(),
});

/** Reads the schemas of a procedure of the router, which tRPC doesn't type. */
export function schemasOf(procedure: unknown): ProcedureSchemas {
  const definition = typeof procedure === 'function' && '_def' in procedure ? procedure._def : null;
  const { type, inputs, output } = Definition.parse(definition);
  // The first input of a mutation is the idempotency key.
  const own = type === 'mutation' ? inputs.slice(1) : inputs;
  if (own.length > 1) throw new Error('Procedures with several inputs are not supported');
  return { type, input: own[0], output };
}
