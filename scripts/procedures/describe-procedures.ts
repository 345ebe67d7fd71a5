import { readdir, readFile } from 'node:fs/promises';
import { accessTable } from '@order-store/api/access';
import { appRouter } from '@order-store/api/router';
import type { AnyRouter } from '@trpc/server';

/** Every procedure of the router as a Markdown page: who may call it, and what its docstring says. */
export async function describeProcedures(): Promise<string> {
  const docstrings = await readDocstrings();
  const { procedures }: AnyRouter['_def'] = appRouter._def;
  const features = Map.groupBy(Object.keys(procedures), (path) => path.slice(0, path.indexOf('.')));
  const sections = Array.from(features, ([feature, paths]) => {
    const lines = paths.map((path) => {
      const type: string = procedures[path]._def.type;
      const access = accessTable.get(path);
      const said = docstrings.get(path);
      if (!access || said === undefined) throw new Error(`${path} has no access or no docstring`);
      const scope = access.scope === null ? 'session only' : `scope ${access.scope}`;
      const who = access.who === 'anyone' ? 'anyone' : `${access.who}, ${scope}`;
      return `- **\`${path}\`** (${type}; ${who}) ${said}\n`;
    });
    return `## ${feature}\n\n${lines.join('')}`;
  });
  return `${head}\n${sections.join('\n')}`;
}

const head = `# Every procedure

Made from the routers by \`npm run procedures:dump\`; a test is red while it is stale. Inputs, outputs and the
details of each reason are types: [the SDK's public surface](../packages/sdk/api-report.md) has them whole.

Who: anyone, a customer (who is signed in, for what is theirs), or staff, who may do all that customers may. The
scope is what an API key needs. Beside the reasons that are named, any call may be refused with
VALIDATION_FAILED, UNAUTHENTICATED, FORBIDDEN, RATE_LIMITED, and those of trouble (OVERLOADED,
DATABASE_UNAVAILABLE, SHUTTING_DOWN, TIMEOUT).

Outside tRPC: \`GET /exports/orders.csv?status=&userId=&from=&to=\` for staff, \`/healthz\`, \`/readyz\` and
\`/metrics\`.
`;

/** By path: what stands above each procedure in its router's file, as one line. */
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
