import { schemasOf, type ProcedureSchemas } from '@order-store/api/openapi-facts';
import { appRouter } from '@order-store/api/router';
import { z } from 'zod';

/** The generated file. It is compiled with the sources and against the packed SDK. */
export const describedIn = 'packed-test/consumer/procedures.ts';

/**
 * Generates a type test for every procedure: the input and output types of the client must equal the router's
 * schemas. Lists are also iterated.
 */
export function describeProcedures(): string {
  const procedures: [string, unknown][] = Object.entries(appRouter._def.procedures);
  procedures.sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '// Generated from the router by `npm run api:report`. It is compiled, never run.',
    "import { iterate, type JsonObject, type StoreClient } from '@order-store/sdk';",
    "import { expectTypeOf } from 'expect-type';",
    '',
    'declare const client: StoreClient;',
    'declare function taken<Call extends (input: never) => unknown>(): Parameters<Call>[0];',
    ...procedures.flatMap(([path, procedure]) => ['', ...describe(path, schemasOf(procedure))]),
    '',
  ].join('\n');
}

function describe(path: string, { type, input, output }: ProcedureSchemas): string[] {
  const verb = type === 'query' ? 'query' : type === 'mutation' ? 'mutate' : 'subscribe';
  const call = `client.${path}.${verb}`;
  const isOptional = input === undefined || input.safeParse(undefined).success;
  const isKeyed = type === 'mutation';
  const schema = isKeyed ? withKey(input) : input && schemaOf(input, 'input');
  const taken = schema ? write(schema, 'input', '') : 'void | undefined';
  const orNone = isOptional && (input || isKeyed) ? ' | void | undefined' : '';
  const lines = [`expectTypeOf(${call}).parameter(0).toEqualTypeOf<${taken}${orNone}>();`];
  // The output of a subscription has no schema.
  if (verb === 'subscribe' || output === undefined) return lines;
  const given = typeOf(output, 'output');
  lines.push(`expectTypeOf(${call}).returns.resolves.toEqualTypeOf<${given}>();`);
  const { properties } = schemaOf(output, 'output');
  if (properties?.['nextCursor'] && properties['items']?.items) {
    const item = write(properties['items'].items, 'output', '');
    lines.push(
      `expectTypeOf(iterate(client.${path}, taken<typeof ${call}>()))`,
      `  .toEqualTypeOf<AsyncGenerator<${item}, void, undefined>>();`,
    );
  }
  return lines;
}

/** The input of a mutation with the field that every mutation has. */
function withKey(input: z.ZodType = z.strictObject({})): JsonSchema {
  const { properties, ...schema } = schemaOf(input, 'input');
  return { ...schema, properties: { ...properties, idempotencyKey: { type: 'string' } } };
}

function typeOf(schema: z.ZodType, io: 'input' | 'output'): string {
  return write(schemaOf(schema, io), io, '');
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return JsonSchema.parse(z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' }));
}

/** The part of JSON Schema that zod generates. */
interface JsonSchema {
  title?: string | undefined;
  type?: string | string[] | undefined;
  enum?: unknown[] | undefined;
  const?: unknown;
  anyOf?: JsonSchema[] | undefined;
  oneOf?: JsonSchema[] | undefined;
  allOf?: JsonSchema[] | undefined;
  items?: JsonSchema | undefined;
  properties?: Record<string, JsonSchema> | undefined;
  required?: string[] | undefined;
  propertyNames?: JsonSchema | undefined;
  additionalProperties?: JsonSchema | boolean | undefined;
}

const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.object({
    title: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    anyOf: z.array(JsonSchema).optional(),
    oneOf: z.array(JsonSchema).optional(),
    allOf: z.array(JsonSchema).optional(),
    items: JsonSchema.optional(),
    properties: z.record(z.string(), JsonSchema).optional(),
    required: z.array(z.string()).optional(),
    propertyNames: JsonSchema.optional(),
    additionalProperties: z.union([JsonSchema, z.boolean()]).optional(),
  }),
);

function write(schema: JsonSchema, io: 'input' | 'output', indent: string): string {
  const each = (schemas: JsonSchema[]) => [
    ...new Set(schemas.map((one) => write(one, io, indent))),
  ];
  // A type that the SDK exports.
  if (schema.title !== undefined) return schema.title;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return each(alternatives).join(' | ');
  if (schema.allOf) return each(schema.allOf).join(' & ');
  if (Array.isArray(schema.type)) {
    return each(schema.type.map((type) => ({ ...schema, type }))).join(' | ');
  }
  switch (schema.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
      return 'number';
    case 'array':
      return `Array<${write(schema.items ?? {}, io, indent)}>`;
    case 'object':
      return writeObject(schema, io, indent);
    case undefined:
    default:
      throw new Error(`Unsupported schema ${JSON.stringify(schema)}`);
  }
}

function writeObject(schema: JsonSchema, io: 'input' | 'output', indent: string): string {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  const deeper = `${indent}  `;
  const fields = Object.entries(properties).map(([name, field]) => {
    const type = write(field, io, deeper);
    if (required.includes(name)) return `${deeper}${name}: ${type};`;
    return `${deeper}${name}?: ${type}${io === 'input' ? ' | undefined' : ''};`;
  });
  if (fields.length > 0) return ['{', ...fields, `${indent}}`].join('\n');
  const names = write(schema.propertyNames ?? { type: 'string' }, io, indent);
  return others instanceof Object
    ? `Record<${names}, ${write(others, io, indent)}>`
    : 'Record<string, never>';
}
