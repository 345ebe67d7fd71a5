import { readdir } from 'node:fs/promises';

/** All pages of the guide. */
export async function pages(): Promise<URL[]> {
  const names = await readdir(new URL('.', import.meta.url));
  return names
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => new URL(name, import.meta.url));
}

/** All documents with examples of the guide: its pages and the README of packages/api. */
export async function documents(): Promise<URL[]> {
  return [...(await pages()), new URL('../../api/README.md', import.meta.url)];
}
