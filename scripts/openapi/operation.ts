import { accessTable } from '@order-store/api/access';
import type { ProcedureSchemas } from '@order-store/api/openapi-facts';
import { z } from 'zod';
import type { ErrorResponses } from './error-responses.ts';
import { examples } from './examples.ts';
import { reasonsOf } from './reasons.ts';
import type { JsonSchema, Schemas } from './schemas.ts';
import { securityOf } from './security.ts';

interface OperationFacts extends ProcedureSchemas {
  readonly type: 'query' | 'mutation';
  readonly docstring: string;
}

/** What the operations refer to. */
interface Described {
  readonly schemas: Schemas;
  readonly errors: ErrorResponses;
}

/** Describes a procedure as an operation. */
export function describeOperation(
  path: string,
  facts: OperationFacts,
  { schemas, errors }: Described,
): object {
  const { type, output, docstring } = facts;
  const access = accessTable.get(path);
  if (!access || !output) throw new Error(`${path} has no access row or no output schema`);
  return {
    operationId: path,
    tags: [path.slice(0, path.indexOf('.'))],
    summary: path,
    description: `${docstring.replace(/(?<![.:)])$/, '.')} ${callers[access.who]}`,
    security: securityOf(access),
    ...(type === 'query' ? queryInput(path, facts, schemas) : mutationInput(path, facts, schemas)),
    responses: {
      200: {
        description: 'The answer',
        headers: requestIdHeader,
        content: { 'application/json': { schema: answerOf(schemas.output(output)) } },
      },
      ...errors.of(reasonsOf(type, access, docstring)),
    },
  };
}

/** The input of a query is JSON in the parameter `input`. */
function queryInput(path: string, { input }: OperationFacts, schemas: Schemas): object {
  if (!input) return {};
  const content = {
    'application/json': {
      schema: schemas.nameInput(path, schemas.input(input)),
      example: exampleOf(path, input),
    },
  };
  const required = !input.safeParse(undefined).success;
  return {
    parameters: [
      { name: 'input', in: 'query', required, description: 'The input as JSON', content },
    ],
  };
}

function mutationInput(path: string, { input }: OperationFacts, schemas: Schemas): object {
  const own = schemas.input(input ?? z.strictObject({}));
  const schema = schemas.nameInput(path, withKey(own));
  const example = input ? exampleOf(path, input) : {};
  return {
    parameters: [{ $ref: '#/components/parameters/IdempotencyKey' }],
    requestBody: { required: true, content: { 'application/json': { schema, example } } },
  };
}

/** Every mutation takes the key. */
function withKey(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema['anyOf'])) return { ...schema, anyOf: schema['anyOf'].map(withKey) };
  const key = {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    description: 'Like the header Idempotency-Key; send one of them.',
  };
  const properties = { ...Object(schema['properties']), idempotencyKey: key };
  return { ...schema, properties };
}

/** The example of a procedure. Throws if it is missing or not valid. */
export function exampleOf(path: string, input: z.ZodType): unknown {
  const example = examples[path];
  const { error } = input.safeParse(example);
  if (error && example === undefined)
    throw new Error(`${path} has no example: add a valid input to scripts/openapi/examples.ts`);
  if (error)
    throw new Error(`The example of ${path} in examples.ts is not valid: ${error.message}`);
  return example ?? {};
}

function answerOf(data: JsonSchema): JsonSchema {
  const result = { type: 'object', properties: { data }, required: ['data'] };
  return { type: 'object', properties: { result }, required: ['result'] };
}

const callers = {
  anyone: 'Anyone may call it.',
  customer: 'Signed-in users may call it.',
  staff: 'Only staff may call it.',
};

const requestIdHeader = {
  'X-Request-Id': { description: 'The id of the request in the logs', schema: { type: 'string' } },
};
