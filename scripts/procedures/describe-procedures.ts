import { readdir, readFile } from 'node:fs/promises';
import { accessTable } from '@order-store/api/access';
import { appRouter } from '@order-store/api/router';
import type { AnyRouter } from '@trpc/server';

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
      const scope = access.scope === null ? 'session only' : `scope ${access.scope}`;
      const who = access.who === 'anyone' ? 'anyone' : `${access.who}, ${scope}`;
      return `- **\`${path}\`** (${type}; ${who}) ${docstring}\n`;
    });
    return `## ${feature}\n\n${lines.join('')}`;
  });
  return `${head}\n${sections.join('\n')}`;
}

const head = `# Procedures

Generated from the routers by \`npm run procedures:dump\`; a test fails when it is outdated. The types of inputs, outputs and
error details are in [the SDK's API report](../packages/sdk/api-report.md).

Each entry shows who may call it (anyone, a signed-in customer for their own data, or staff, who may do all that
customers may), the scope that an API key needs, and the reasons of its errors. Every call may also fail with
VALIDATION_FAILED, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, OVERLOADED, DATABASE_UNAVAILABLE, SHUTTING_DOWN or TIMEOUT.

Outside tRPC: \`GET /exports/orders.csv?status=&userId=&from=&to=\` for staff, \`/healthz\` and
\`/readyz\`, and on METRICS_PORT \`/metrics\`.
`;

/** Returns the docstring of each procedure in its router's file as one line, by path. */
async function readDocstrings(): Promise<Map<string, string>> {
  const sources = new URL('../../packages/api/src/', import.meta.url);
  const docstrings = new Map<string, string>();
  for (const file of await readdir(sources, { recursive: true })) {
    const [, feature] = /(\w+)-router\.ts$/.exec(file) ?? [];
    if (feature === undefined) continue;
    const source = await readFile(new URL(file, sources), 'utf8');
    for (const [, text = '', name] of source.matchAll(documented)) {
      const line = text
        .replaceAll(/\n\s*\* ?/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
      docstrings.set(`${feature}.${name}`, line);
    }
  }
  return docstrings;
}

const documented = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+): (?:public|customer|staff)Procedure/g;
