import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

/** Inserts the current text of each example after the comment that names its file, relative to a folder. */
export async function insertExamples(
  page: string,
  folder = new URL('.', import.meta.url),
): Promise<string> {
  const names = examplesIn(page);
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')));
  let index = 0;
  return page.replaceAll(place, (_all, comment: string, name: string) => {
    const language = extname(name).slice(1);
    return `${comment}\n\n\`\`\`${language}\n${texts[index++]}\`\`\`\n`;
  });
}

/** The files of a page's examples, in order. */
export function examplesIn(page: string): string[] {
  return Array.from(page.matchAll(place), ([, , name = '']) => name);
}

/** The comment and the code block after it, if any. */
const place = /^(<!-- ((?:examples|packages)\/[\w./-]+) -->)\n(?:\n```\w+\n[^]*?\n```\n)?/gm;
