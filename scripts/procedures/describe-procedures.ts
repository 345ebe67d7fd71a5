import { accessTable, type Audit } from '@order-store/api/access';
import { appRouter } from '@order-store/api/router';
import type { AnyRouter } from '@trpc/server';
import { readDocstrings } from './read-docstrings.ts';

/** Describes every procedure of the router as a Markdown page: who may call it, and its docstring. */
export async function describeProcedures(): Promise<string> {
  const docstrings = await readDocstrings();
  const { procedures }: AnyRouter['_def'] = appRouter._def;
  const features = Map.groupBy(Object.keys(procedures), (path) => path.slice(0, path.indexOf('.')));
  const sections = Array.from(features, ([feature, paths]) => {
    const lines = paths.map((path) => {
      const type: string = procedures[path]._def.type;
      const access = accessTable.get(path);
      const docstring = docstrings.get(path);
      if (!access || docstring === undefined)
        throw new Error(`${path} has no access or no docstring`);
      const scopes = [access.scope, access.staffScope].filter((each) => typeof each === 'string');
      const scope = scopes.length === 0 ? 'session only' : `scope ${scopes.join(' or ')}`;
      const who = access.who === 'anyone' ? 'anyone' : `${access.who}, ${scope}`;
      const audit = auditOf(access.audit);
      return `- **\`${path}\`** (${type}; ${who}) ${docstring}${audit}\n`;
    });
    return `## ${feature}\n\n${lines.join('')}`;
  });
  return `${head}\n${sections.join('\n')}`;
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

[The wire](wire.md) shows how to call them with any HTTP client; \`GET /openapi.json\` describes queries and mutations for
tools.

Outside tRPC: for staff \`GET /exports/orders.csv\`, with the filters of \`orders.list\` as parameters, and
\`GET /exports/buyers.csv?productId=\`; \`/healthz\`, \`/readyz\`, and on METRICS_PORT \`/metrics\`.
`;
