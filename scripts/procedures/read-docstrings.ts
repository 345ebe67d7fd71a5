import { readdir, readFile } from 'node:fs/promises';

/** Returns the docstring of each procedure in its router's file as one line, by path. */
export async function readDocstrings(): Promise<Map<string, string>> {
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

const documented =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+): (?:public|customer|staff)(?:Procedure|Mutation)/g;
