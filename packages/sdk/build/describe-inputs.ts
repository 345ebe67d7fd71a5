import { readdir } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { inPackage } from './in-package.ts';
import { allProcedures, type Facts } from './procedure-facts.ts';
import { schemaOf, write, writeObject, type JsonSchema } from './write-type.ts';

/** The generated source file with the named inputs. */
export const inputsIn = 'src/inputs.ts';

/**
 * Generates a named type for the input of every procedure, with the descriptions of the schemas' fields as docstrings, which
 * inferred types lose. Procedures that share a schema share its type. The name is that of the schema in the API.
 */
export async function describeInputs(): Promise<string> {
  const inputs = await namedInputs();
  const groups = new Map<string, string[]>();
  for (const [path, facts] of allProcedures()) {
    const [group = '', procedure = '', ...rest] = path.split('.');
    if (rest.length > 0) throw new Error(`${path}: nested groups are not supported`);
    const type = typeOf(path, facts, inputs);
    groups.set(group, [...(groups.get(group) ?? []), `    ${procedure}: ${type};`]);
  }
  const declared = inputs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    '// Generated from the schemas of the API by `npm run api:report`.',
    "import type { JsonObject, MutationInput } from '@order-store/api/types';",
    '',
    "/** The input of each procedure, such as `RouterInputs['orders']['place']`. */",
    'export interface RouterInputs {',
    ...[...groups].flatMap(([group, types]) => [`  ${group}: {`, ...types, '  };']),
    '}',
    ...declared.flatMap((input) => ['', ...declare(input)]),
    '',
  ].join('\n');
}

interface NamedInput {
  readonly name: string;
  readonly input: z.ZodType;
  /** The procedures that take it. */
  readonly paths: string[];
  /** Whether it has the fields that every mutation takes. */
  readonly isKeyed: boolean;
  /** The type without them, if queries take that one. */
  readonly base: string | undefined;
}

async function namedInputs(): Promise<NamedInput[]> {
  const names = await schemaNames();
  const procedures = allProcedures();
  const ofQueries = new Set(
    procedures.flatMap(([, p]) => (p.type === 'mutation' ? [] : [p.input])),
  );
  const named: NamedInput[] = [];
  for (const [path, { type, input }] of procedures) {
    if (!input || isEmpty(input)) continue;
    const own = names.get(input);
    if (own === undefined)
      throw new Error(`${path}: export the schema of its input from the feature's *-schemas.ts`);
    const isKeyed = type === 'mutation';
    const base = isKeyed && ofQueries.has(input) ? own : undefined;
    const name = base === undefined ? own : nameOf(path);
    const same = named.find((each) => each.name === name);
    if (same && same.input !== input) throw new Error(`Several inputs would be named ${name}`);
    if (same) same.paths.push(path);
    else named.push({ name, input, paths: [path], isKeyed, base });
  }
  return named;
}

function typeOf(path: string, facts: Facts, inputs: readonly NamedInput[]): string {
  const { type, input, isOptional } = facts;
  const named = inputs.find(({ paths }) => paths.includes(path));
  const own =
    named?.name ?? (type === 'mutation' ? 'MutationInput' : input && 'Record<string, never>');
  const orNone = isOptional ? ['void', 'undefined'] : [];
  return [...(own === undefined ? [] : [own]), ...orNone].join(' | ');
}

function declare({ name, input, paths, isKeyed, base }: NamedInput): string[] {
  const docstring = `/** The input of ${paths.map((path) => `\`${path}\``).join(', ')}. */`;
  if (base !== undefined)
    return [docstring, `export interface ${name} extends ${base}, MutationInput {}`];
  const schema = isKeyed ? withoutKey(schemaOf(input, 'input')) : schemaOf(input, 'input');
  const as = { io: 'input', docstrings: true } as const;
  if (schema.properties === undefined) return declareAlternatives(name, docstring, schema);
  if (Object.keys(schema.properties).length === 0)
    return [docstring, `export type ${name} = MutationInput;`];
  const parent = isKeyed ? ' extends MutationInput' : '';
  return [docstring, `export interface ${name}${parent} ${writeObject(schema, as, '')}`];
}

/** An editor shows no docstring of a field with several declarations, so alternatives inherit what all of them have. */
function declareAlternatives(name: string, docstring: string, schema: JsonSchema): string[] {
  const as = { io: 'input', docstrings: true } as const;
  const [first = {}, ...others] = schema.anyOf ?? [];
  const shared = Object.entries(first.properties ?? {}).filter(([field, type]) =>
    others.every(({ properties }) => isDeepStrictEqual(properties?.[field], type)),
  );
  if (others.length === 0 || shared.length === 0)
    return [docstring, `export type ${name} = ${write(schema, as)};`];
  const base = { ...first, properties: Object.fromEntries(shared) };
  const alternatives = [first, ...others].map(({ properties = {}, ...rest }) => ({
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).filter(([field]) => !(field in base.properties)),
    ),
  }));
  const alternativeName = (index: number) => `${name}${index + 1}`;
  return [
    `/** What every {@link ${name}} has. */`,
    `interface ${name}Base ${writeObject(base, as, '')}`,
    ...alternatives.map(
      (each, index) =>
        `interface ${alternativeName(index)} extends ${name}Base ${writeObject(each, as, '')}`,
    ),
    docstring,
    `export type ${name} = ${alternatives.map((_each, index) => alternativeName(index)).join(' | ')};`,
  ];
}

/** Without the idempotency key, which the input of a mutation inherits. */
function withoutKey(schema: JsonSchema): JsonSchema {
  if (!schema.properties) throw new Error('The input of a mutation must be an object');
  const { idempotencyKey: _, ...properties } = schema.properties;
  return { ...schema, properties };
}

/** The names under which the API's `*-schemas.ts` export their schemas. */
async function schemaNames(): Promise<ReadonlyMap<unknown, string>> {
  const names = new Map<unknown, string>();
  const api = inPackage('../api/src');
  const paths = await readdir(api, { recursive: true });
  for (const path of paths.filter((each) => each.endsWith('-schemas.ts'))) {
    const module: unknown = await import(`${api}/${path}`);
    for (const [name, schema] of Object.entries(module ?? {}))
      if (name.endsWith('Input')) names.set(schema, name);
  }
  const repeated = [...names.values()].find((name, index, all) => all.indexOf(name) < index);
  if (repeated !== undefined) throw new Error(`Several schemas of the API are named ${repeated}`);
  return names;
}

function isEmpty(input: z.ZodType): boolean {
  const { type, properties = {} } = schemaOf(input, 'input');
  return type === 'object' && Object.keys(properties).length === 0;
}

/** `orders.releaseClaim` → `ReleaseClaimInput`. */
function nameOf(path: string): string {
  const procedure = path.slice(path.indexOf('.') + 1);
  return `${procedure.charAt(0).toUpperCase()}${procedure.slice(1)}Input`;
}
