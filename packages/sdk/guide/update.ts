import { readFile, writeFile } from 'node:fs/promises';
import { documents } from './pages.ts';
import { insertExamples } from './insert-examples.ts';

// Writes the examples into the documents, as they are now.
for (const page of await documents()) {
  const text = await readFile(page, 'utf8');
  const renewed = await insertExamples(text);
  if (renewed === text) continue;
  await writeFile(page, renewed);
  console.log(`Renewed ${page.pathname.split('/').at(-1)}`);
}
