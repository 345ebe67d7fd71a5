import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The committed report of the public API, for reviewing changes. */
export const reportedIn = 'api-report.md';

/** Creates the report from the declarations of all entries in a build folder. */
export async function describeApi(built: string): Promise<string> {
  const files = (await readdir(built)).filter((name) => name.endsWith('.d.ts')).toSorted();
  const parts = files.map(async (file) => {
    const declarations = await readFile(join(built, file), 'utf8');
    return [`## ${file}`, '', '```ts', ...declarations.trimEnd().split('\n'), '```', ''];
  });
  return [...head, ...(await Promise.all(parts)).flat()].join('\n');
}

const head = [
  '# The public surface',
  '',
  'Made by `npm run api:report`. A line that is removed or changed is a major release.',
  '',
];
