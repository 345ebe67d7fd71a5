import { readFile, writeFile } from 'node:fs/promises';
import { documents } from './pages.ts';
import { insertExamples } from './insert-examples.ts';

// Inserts the current examples into the documents.
for (const page of await documents()) {
  const text = await readFile(page, 'utf8');
  const renewed = await insertExamples(text);
  if (renewed === text) continue;
  await writeFile(page, renewed);
  console.log(`Updated ${page.pathname.split('/').at(-1)}`);
}
