import { readFile, writeFile } from 'node:fs/promises';
import { documents, frameworkPages, repository } from './pages.ts';
import { insertExamples } from './insert-examples.ts';

// Inserts the current examples into the documents.
for (const page of await documents()) await update(page);
for (const page of await frameworkPages()) await update(page, repository);

async function update(page: URL, folder?: URL): Promise<void> {
  const text = await readFile(page, 'utf8');
  const renewed = await insertExamples(text, folder);
  if (renewed === text) return;
  await writeFile(page, renewed);
  console.log(`Updated ${page.pathname.split('/').at(-1)}`);
}
