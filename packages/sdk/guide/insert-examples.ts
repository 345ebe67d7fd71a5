import { readFile } from 'node:fs/promises';

/** Inserts the current text of each example after the comment that names its file. */
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

/** The files of a page's examples, in order. */
export function examplesIn(page: string): string[] {
  return Array.from(page.matchAll(place), ([, , name = '']) => name);
}

/** The comment and the code block after it, if any. */
const place = /^(<!-- (examples\/[\w./-]+) -->)\n(?:\n```ts\n[^]*?\n```\n)?/gm;
