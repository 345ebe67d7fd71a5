import { z } from 'zod';

/** How to write a type: of inputs or outputs, and with the descriptions of its fields as docstrings or without. */
interface WrittenAs {
  readonly io: 'input' | 'output';
  readonly docstrings?: boolean;
}

/** Writes the TypeScript type of a schema's input or output. */
export function writeType(schema: z.ZodType, as: WrittenAs): string {
  return write(schemaOf(schema, as.io), as);
}

/** The JSON Schema of what a schema takes or gives. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return JsonSchema.parse(z.toJSONSchema(schema, { io, reused: 'inline', unrepresentable: 'any' }));
}

/** The part of JSON Schema that zod generates. */
export interface JsonSchema {
  title?: string | undefined;
  description?: string | undefined;
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
    description: z.string().optional(),
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

/** Writes the type that a JSON Schema describes. */
export function write(schema: JsonSchema, as: WrittenAs, indent = ''): string {
  const each = (schemas: JsonSchema[]) => [
    ...new Set(schemas.map((one) => write(one, as, indent))),
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
      return `Array<${write(schema.items ?? {}, as, indent)}>`;
    case 'object':
      return writeObject(schema, as, indent);
    case undefined:
    default:
      throw new Error(`Unsupported schema ${JSON.stringify(schema)}`);
  }
}

/** Writes an object type with its fields, or a record. */
export function writeObject(schema: JsonSchema, as: WrittenAs, indent: string): string {
  const { properties = {}, required = [], additionalProperties: others } = schema;
  const deeper = `${indent}  `;
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const type = write(field, as, deeper);
    const { description } = field;
    const docstring =
      as.docstrings && description !== undefined ? [`${deeper}/** ${description} */`] : [];
    if (required.includes(name)) return [...docstring, `${deeper}${name}: ${type};`];
    const orUndefined = as.io === 'input' ? ' | undefined' : '';
    return [...docstring, `${deeper}${name}?: ${type}${orUndefined};`];
  });
  if (fields.length > 0) return ['{', ...fields, `${indent}}`].join('\n');
  const names = write(schema.propertyNames ?? { type: 'string' }, as, indent);
  return others instanceof Object
    ? `Record<${names}, ${write(others, as, indent)}>`
    : 'Record<string, never>';
}

/** The paths of the input fields of a schema that have no `describe`. */
export function fieldsWithoutDescription(schema: z.ZodType): string[] {
  return missingIn(schemaOf(schema, 'input'), []);
}

function missingIn(schema: JsonSchema, path: readonly string[]): string[] {
  const nested = [
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return [
    ...nested.flatMap((each) => missingIn(each, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
      const own = [...path, name];
      return [
        ...(field.description === undefined ? [own.join('.')] : []),
        ...missingIn(field, own),
      ];
    }),
  ];
}
