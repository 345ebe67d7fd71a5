import { schemasOf, type ProcedureSchemas } from '@order-store/api/openapi-facts';
import { appRouter } from '@order-store/api/router';

/** A procedure's kind and schemas. */
export interface Facts extends ProcedureSchemas {
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

function factsOf(procedure: unknown): Facts {
  const schemas = schemasOf(procedure);
  const { input } = schemas;
  return { ...schemas, isOptional: input === undefined || input.safeParse(undefined).success };
}
