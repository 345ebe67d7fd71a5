import { namedSchemas } from '@order-store/api/openapi-facts';
import { z } from 'zod';
import type { readFieldDocs } from './read-field-docs.ts';

/** The part of JSON Schema that a document consists of. */
export type JsonSchema = { [keyword: string]: unknown };

/** Converts zod schemas to JSON Schema, and collects those that have a name. */
export class Schemas {
  readonly named: Record<string, JsonSchema> = {};
  readonly #fieldDocs: FieldDocs;

  constructor(fieldDocs: FieldDocs) {
    this.#fieldDocs = fieldDocs;
  }

  input(schema: z.ZodType): JsonSchema {
    return this.#convert(schema, 'input');
  }

  /** Outputs may get further fields, so they allow any. */
  output(schema: z.ZodType): JsonSchema {
    return this.#convert(schema, 'output');
  }

  #convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    // In an object, because a schema with a name at the top has no reference.
    const { properties, $defs } = Wrapped.parse(
      z.toJSONSchema(z.object({ wrapped: schema }), {
        io,
        metadata,
        reused: 'inline',
        unrepresentable: 'any',
      }),
    );
    for (const [name, { id: _id, ...definition }] of Object.entries($defs))
      this.named[name] ??= this.#document(name, Keywords.parse(adaptTo(io, definition)));
    return Keywords.parse(adaptTo(io, properties.wrapped));
  }

  /** Names the input of a procedure: that of `orders.place` is OrdersPlaceInput. */
  nameInput(path: string, schema: JsonSchema): JsonSchema {
    const name = `${path.replaceAll(/(?:^|\.)[a-z]/g, (start) => start.replace('.', '').toUpperCase())}Input`;
    this.named[name] = schema;
    return { $ref: `#/components/schemas/${name}` };
  }

  #document(name: string, schema: JsonSchema): JsonSchema {
    const fields = z.record(z.string(), Keywords).parse(schema['properties']);
    const docs = this.#fieldDocs.get(name);
    const properties = Object.fromEntries(
      Object.entries(fields).map(([field, each]) => {
        const description = docs?.get(field);
        return [field, description === undefined ? each : { ...each, description }];
      }),
    );
    return { ...schema, properties };
  }
}

type FieldDocs = Awaited<ReturnType<typeof readFieldDocs>>;

const Keywords: z.ZodType<JsonSchema> = z.record(z.string(), z.unknown());
const Wrapped = z.object({
  properties: z.object({ wrapped: Keywords }),
  $defs: z.record(z.string(), Keywords).default({}),
});

/** What a schema says about itself, and its name. */
class Metadata extends z.core.$ZodRegistry<{ [keyword: string]: unknown }> {
  override get(schema: z.core.$ZodType) {
    const said = z.globalRegistry.get(schema);
    const name = schema instanceof z.ZodType ? namedSchemas.get(schema) : undefined;
    return said || name ? { ...said, ...name } : undefined;
  }
}

const metadata = new Metadata();

function adaptTo(io: 'input' | 'output', value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => adaptTo(io, each, field));
  if (!z.core.util.isPlainObject(value)) return value;
  const schema: JsonSchema = {};
  for (const [keyword, said] of Object.entries(value)) {
    if (keyword === 'additionalProperties' && said === false && io === 'output') continue;
    if (keyword === 'properties' && z.core.util.isPlainObject(said)) {
      const fields = Object.entries(said);
      schema[keyword] = Object.fromEntries(
        fields.map(([name, each]) => [name, adaptTo(io, each, name)]),
      );
    } else if (keyword === '$ref' && typeof said === 'string') {
      schema[keyword] = said.replace('#/$defs/', '#/components/schemas/');
    } else schema[keyword] = adaptTo(io, said, field);
  }
  // The smallest and largest integers say nothing.
  for (const bound of ['minimum', 'maximum'])
    if (Math.abs(Number(schema[bound])) === Number.MAX_SAFE_INTEGER) delete schema[bound];
  if (schema['title'] === 'JsonObject') return { ...schema, additionalProperties: true };
  const isText = [schema['type']].flat().includes('string');
  if (io === 'output' && isText && !schema['enum'] && !schema['const'])
    return { ...schema, ...conventionFor(field) };
  return schema;
}

/** The contract's conventions, by the names of fields. A test checks them against the answers of every query. */
function conventionFor(field: string): JsonSchema {
  return conventions.find(([names]) => names.test(field))?.[1] ?? {};
}

const conventions: readonly (readonly [RegExp, JsonSchema])[] = [
  [
    /^(?:at|timestamp|\w+At|failingSince)$/,
    { format: 'date-time', examples: ['2026-11-23T08:00:00.123456Z'] },
  ],
  [
    /^(?:price|unitPrice|subtotal|amount|\w+Amount|total|\w+Total|amountDue|authorized|captured|refunded|revenue|average|expected|actual)$/,
    { pattern: String.raw`^-?\d+\.\d{2}$`, examples: ['29.99'] },
  ],
  [/^(?:productId|orderId|userId|webhookId)$/, { pattern: String.raw`^\d+$`, examples: ['42'] }],
  [/^orderNumber$/, { examples: ['ORD-7K3F9-QXM2A'] }],
  [/^sku$/, { examples: ['MUG-BLUE'] }],
];
