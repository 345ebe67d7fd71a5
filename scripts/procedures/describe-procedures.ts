import { inspect } from 'node:util';
import { accessTable, type Access, type Audit } from '@order-store/api/access';
import { appRouter } from '@order-store/api/router';
import { schemasOf, type ProcedureSchemas } from '@order-store/api/openapi-facts';
import type { AnyRouter } from '@trpc/server';
import { exampleOf } from '../openapi/operation.ts';
import { readDocstrings } from './read-docstrings.ts';

/** Describes every procedure of the router as a Markdown page: who may call it, its docstring, and an example. */
export async function describeProcedures(): Promise<string> {
  const docstrings = await readDocstrings();
  const { procedures }: AnyRouter['_def'] = appRouter._def;
  const features = Map.groupBy(Object.keys(procedures), (path) => path.slice(0, path.indexOf('.')));
  const sections = Array.from(features, ([feature, paths]) => {
    const entries = paths.map((path) => {
      const procedure: unknown = procedures[path];
      const access = accessTable.get(path);
      const docstring = docstrings.get(path);
      if (!access || docstring === undefined)
        throw new Error(`${path} has no access or no docstring`);
      const facts = schemasOf(procedure);
      const audit = auditOf(access.audit);
      return `### ${path}

${facts.type}; ${callersOf(access)}

${docstring.replace(/(?<![.:)])$/, '.')}${audit}

\`\`\`ts
${exampleCall(path, facts)}
\`\`\`
`;
    });
    return `## ${feature}\n\n${entries.join('\n')}`;
  });
  return `${head}\n${sections.join('\n')}`;
}

function callersOf({ who, scope, staffScope }: Access): string {
  if (who === 'anyone') return 'anyone';
  const scopes = [scope, staffScope].filter((each) => typeof each === 'string');
  return `${who}, ${scopes.length === 0 ? 'session only' : `scope ${scopes.join(' or ')}`}`;
}

/** The call of the SDK. */
function exampleCall(path: string, { type, input }: ProcedureSchemas): string {
  const options = { depth: null, breakLength: 90 };
  const given = input ? inspect(exampleOf(path, input), options) : '';
  if (type === 'subscription')
    return `store.${path}.subscribe(${given}, {\n  onData: (event) => console.log(event),\n});`;
  return `await store.${path}.${type === 'query' ? 'query' : 'mutate'}(${given});`;
}

/** What the audit log records of a mutation. */
function auditOf(audit: Audit | undefined): string {
  if (audit === undefined) return '';
  if ('not' in audit) return ` Not audited: ${audit.not}.`;
  return ` Audited: ${audit.join(', ')}.`;
}

const head = `# Procedures

Generated from the routers by \`npm run procedures:dump\`; a test fails when it is outdated. The types of inputs, outputs and
error details are in [the SDK's API report](../packages/sdk/api-report.md).

Each entry shows who may call it (anyone, a signed-in customer for their own data, or staff, who may do all that
customers may), the scope that an API key needs, the reasons of its errors, and the events that the audit log records
of calls by staff. The scope staff includes all scopes. With two scopes, the second one gives a key of staff access to all
customers' data. Every call may also fail with
VALIDATION_FAILED, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, OVERLOADED, DATABASE_UNAVAILABLE, SHUTTING_DOWN or TIMEOUT.

Every mutation also takes \`idempotencyKey\`, 1 to 255 characters, in its input or as the header \`Idempotency-Key\`. A retry
with the same key and input returns the first answer and has no further effect; the key is kept for at least 24 hours. Another
call with it fails with IDEMPOTENCY_KEY_REUSED, and the header in a batch of several calls with VALIDATION_FAILED.

The examples call the SDK, and are those of the OpenAPI document. A test runs them in a store that has the ids they name.

[The wire](wire.md) shows how to call them with any HTTP client; \`GET /openapi.json\` describes queries and mutations for
tools.

Outside tRPC: for staff \`GET /exports/orders.csv\`, \`GET /exports/audit.csv\` and \`GET /exports/stock.csv\`, with the filters of
\`orders.list\`, \`audit.list\` and \`reports.stock\` as parameters, and \`GET /exports/buyers.csv?productId=\`; \`/healthz\`, \`/readyz\`, and on METRICS_PORT \`/metrics\`.
`;
