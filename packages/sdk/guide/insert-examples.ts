import { readFile } from 'node:fs/promises';

/** A page of the guide with the present text of its examples: each follows the comment that names its file. */
export async function insertExamples(page: string): Promise<string> {
  const names = examplesIn(page);
  const texts = await Promise.all(
    names.map((name) => readFile(new URL(name, import.meta.url), 'utf8')),
  );
  let index = 0;
  return page.replaceAll(
    place,
    (_all, comment: string) => `${comment}\n\n\`\`\`ts\n${texts[index++]}\`\`\`\n`,
  );
}

/** The files of a page's examples, in their order. */
export function examplesIn(page: string): string[] {
  return Array.from(page.matchAll(place), ([, , name = '']) => name);
}

/** The comment, and the block behind it if there is one. */
const place = /^(<!-- (examples\/[\w./-]+) -->)\n(?:\n```ts\n[^]*?\n```\n)?/gm;
