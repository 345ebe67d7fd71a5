import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { entries } from './bundle-javascript.ts';

/** Where the public surface is kept, so that a change of it is seen and weighed before it is published. */
export const reportedIn = 'api-report.md';

/** All that users can name, from the declarations in a folder that was built: every entry and what they share. */
export async function describeApi(built: string): Promise<string> {
  const files = [...entries, 'shared', 'shared2'].map((name) => `${name}.d.ts`);
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
