import { appRouter } from '@order-store/api/router';
import { z } from 'zod';

/** A procedure's kind and schemas. */
export interface Facts {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly input: z.ZodType | undefined;
  readonly output: z.ZodType | undefined;
  /** Whether it may be called without input. */
  readonly isOptional: boolean;
}

/** The procedures of the router by their paths, sorted. */
export function allProcedures(): [path: string, facts: Facts][] {
  const procedures: [string, unknown][] = Object.entries(appRouter._def.procedures);
  return procedures
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, procedure]) => [path, factsOf(procedure)]);
}

/** tRPC doesn't type the schemas of a procedure. */
function factsOf(procedure: unknown): Facts {
  const definition = typeof procedure === 'function' && '_def' in procedure ? procedure._def : null;
  const { type, inputs, output } = z
    .object({
      type: z.enum(['query', 'mutation', 'subscription']),
      inputs: z.array(Schema),
      output: Schema.optional(),
    })
    .parse(definition);
  // The first input of a mutation is the idempotency key.
  const own = type === 'mutation' ? inputs.slice(1) : inputs;
  if (own.length > 1) throw new Error('Procedures with several inputs are not supported');
  const [input] = own;
  const isOptional = input === undefined || input.safeParse(undefined).success;
  return { type, input, output, isOptional };
}

const Schema = z.instanceof(z.ZodType);
