import { z } from 'zod';

/** The output schemas that have a name in the OpenAPI document, such as `Order`. */
export const namedSchemas = z.registry<{ id: string }>();

/** Adds a feature's schemas by name; see `defineFeature`. */
export function nameSchemas(schemas: Readonly<Record<string, z.ZodType>>): void {
  for (const [id, schema] of Object.entries(schemas)) namedSchemas.add(schema, { id });
}
