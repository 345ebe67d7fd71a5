import { z } from 'zod';
import { allProcedures, type Facts } from './procedure-facts.ts';
import { schemaOf, write, writeType, type JsonSchema } from './write-type.ts';

/** The generated file. It is compiled with the sources and against the packed SDK. */
export const describedIn = 'packed-test/consumer/procedures.ts';

/**
 * Generates a type test for every procedure: the input and output types of the client must equal the router's
 * schemas. Lists are also iterated.
 */
export function describeProcedures(): string {
  return [
    '// Generated from the router by `npm run api:report`. It is compiled, never run.',
    'import {',
    '  iterate,',
    '  type AppRouter,',
    '  type JsonObject,',
    '  type RouterInputs,',
    '  type StoreClient,',
    "} from '@order-store/sdk';",
    "import type { inferRouterInputs } from '@trpc/server';",
    "import { expectTypeOf } from 'expect-type';",
    '',
    'type Inferred = inferRouterInputs<AppRouter>;',
    'declare const client: StoreClient;',
    'declare function taken<Call extends (input: never) => unknown>(): Parameters<Call>[0];',
    ...allProcedures().flatMap(([path, facts]) => ['', ...describe(path, facts)]),
    '',
  ].join('\n');
}

function describe(path: string, { type, input, output, isOptional }: Facts): string[] {
  const verb = type === 'query' ? 'query' : type === 'mutation' ? 'mutate' : 'subscribe';
  const call = `client.${path}.${verb}`;
  const isKeyed = type === 'mutation';
  const schema = isKeyed ? withKey(input) : input && schemaOf(input, 'input');
  const taken = schema ? write(schema, { io: 'input' }) : 'void | undefined';
  const orNone = isOptional && (input || isKeyed) ? ' | void | undefined' : '';
  const named = `[${path
    .split('.')
    .map((name) => `'${name}'`)
    .join('][')}]`;
  const lines = [
    ...(schema ? [`expectTypeOf<RouterInputs${named}>().toEqualTypeOf<Inferred${named}>();`] : []),
    `expectTypeOf(${call}).parameter(0).toEqualTypeOf<${taken}${orNone}>();`,
  ];
  // The output of a subscription has no schema.
  if (verb === 'subscribe' || output === undefined) return lines;
  const given = writeType(output, { io: 'output' });
  lines.push(`expectTypeOf(${call}).returns.resolves.toEqualTypeOf<${given}>();`);
  const { properties } = schemaOf(output, 'output');
  if (properties?.['nextCursor'] && properties['items']?.items) {
    const item = write(properties['items'].items, { io: 'output' });
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
