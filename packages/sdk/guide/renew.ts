import { readFile, writeFile } from 'node:fs/promises';
import { documents } from './pages.ts';
import { withExamples } from './with-examples.ts';

// Writes the examples into the documents, as they are now.
for (const page of await documents()) {
  const text = await readFile(page, 'utf8');
  const renewed = await withExamples(text);
  if (renewed === text) continue;
  await writeFile(page, renewed);
  console.log(`Renewed ${page.pathname.split('/').at(-1)}`);
}
