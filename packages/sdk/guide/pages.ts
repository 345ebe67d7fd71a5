import { readdir } from 'node:fs/promises';

/** All pages of the guide. */
export function pages(): Promise<URL[]> {
  return pagesIn(new URL('.', import.meta.url));
}

/** All documents with examples of the guide: its pages and the README of packages/api. */
export async function documents(): Promise<URL[]> {
  return [...(await pages()), new URL('../../api/README.md', import.meta.url)];
}

/** The folder that the examples of the pages about frameworks are relative to. */
export const repository = new URL('../../../', import.meta.url);

/** The pages about frameworks, with code of the projects in examples/frameworks. */
export function frameworkPages(): Promise<URL[]> {
  return pagesIn(new URL('docs/frameworks/', repository));
}

async function pagesIn(folder: URL): Promise<URL[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => new URL(name, folder));
}
