import { readFile } from 'node:fs/promises';
import { schemasOf } from '@order-store/api/openapi-facts';
import { appRouter } from '@order-store/api/router';
import { readDocstrings } from '../procedures/read-docstrings.ts';
import { ErrorResponses } from './error-responses.ts';
import { describeOperation } from './operation.ts';
import { readFieldDocs } from './read-field-docs.ts';
import { Schemas } from './schemas.ts';
import { securitySchemes } from './security.ts';

/** Writes the OpenAPI document of every query and mutation of the router as JSON. */
export async function openApiDocument(): Promise<string> {
  const [docstrings, fieldDocs] = await Promise.all([readDocstrings(), readFieldDocs()]);
  const schemas = new Schemas(fieldDocs);
  const errors = new ErrorResponses(schemas);
  const paths: Record<string, object> = {};
  const procedures: [string, unknown][] = Object.entries(appRouter._def.procedures);
  for (const [path, procedure] of procedures) {
    const facts = schemasOf(procedure);
    if (facts.type === 'subscription') continue;
    const docstring = docstrings.get(path);
    if (docstring === undefined) throw new Error(`${path} has no docstring`);
    const operation = describeOperation(
      path,
      { ...facts, type: facts.type, docstring },
      { schemas, errors },
    );
    paths[`/${path}`] = facts.type === 'query' ? { get: operation } : { post: operation };
  }
  const tags = [...new Set(procedures.map(([path]) => path.slice(0, path.indexOf('.'))))];
  const document = {
    openapi: '3.1.1',
    info: await readInfo(),
    // Relative to the document, so that it is right for a store that is mounted below a path.
    servers: [{ url: 'trpc', description: 'This store' }],
    security: [],
    tags: tags.map((name) => ({ name, description: tagDescriptions[name] })),
    paths,
    components: {
      schemas: { ...schemas.named, ...errors.schemas },
      responses: errors.responses,
      parameters: { IdempotencyKey: idempotencyKey },
      securitySchemes,
    },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** What the procedures of each feature are for. The linter requires one for each. */
const tagDescriptions: Readonly<Record<string, string>> = {
  addresses: 'The address books of accounts',
  audit: 'The audit log',
  auth: 'Accounts, sessions and API keys',
  carts: 'The carts of accounts',
  catalog: 'Imports of product files',
  events: 'Order and stock events, for pulling',
  operations: 'What the process does',
  orders: 'Placing, finding and changing orders',
  payments: 'The ledger of payments',
  products: 'Products and their stock',
  reports: 'Sales figures',
  users: 'Customers and staff',
  webhooks: 'Webhooks and their deliveries',
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Makes a retry safe: a call with the same key and input returns the answer of the first one and has no further effect. It may be sent as `idempotencyKey` in the body instead. Kept for at least 24 hours.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '0b9f4a3e-6a0b-4b7e-9d5c-2f1d7f3f6c11',
};

async function readInfo(): Promise<object> {
  const file = await readFile(new URL('../../packages/api/package.json', import.meta.url), 'utf8');
  const { version, license }: { version: string; license: string } = JSON.parse(file);
  return {
    title: 'Order store',
    version,
    description,
    license: { name: license, identifier: license },
  };
}

const description = `The queries and mutations of the store. The wire is tRPC's, which any HTTP client can speak: a query is a GET with its input as JSON in the parameter \`input\`, a mutation a POST with its input as the JSON body. Both answer \`{"result":{"data":…}}\`, and a failed call \`{"error":{"message":…,"data":{"reason":…}}}\`.

Ids are decimal strings, amounts of money decimal strings with two places, times RFC 3339 in UTC with microseconds. New fields, reasons and procedures may be added: ignore what you do not know. Every call may also fail with a reason of its HTTP status that a proxy in between sends without a body.

Live updates (\`orders.watch\`, \`products.watchStock\`) are Server-Sent Events, and are not described here.`;
