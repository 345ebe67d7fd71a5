import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPackage } from './in-package.ts';

/** What examples use without making it first; the text before them says what it is. */
const names = `
import type { StoreClient } from '@order-store/sdk';

declare global {
  const store: StoreClient;
  const token: string;
  const items: { productId: string; quantity: number }[];
  const request: Request;
  const savedCursor: string;
}
`;

/** Writes every TypeScript example of the READMEs into a folder, each as a module of its own. */
export async function writeExamples(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'names.d.ts'), names);
  for (const [name, path] of [
    ['sdk', 'README.md'],
    ['root', '../../README.md'],
  ] as const) {
    const blocks = [
      ...(await readFile(inPackage(path), 'utf8')).matchAll(/^```(tsx?)\n([^]*?)^```$/gm),
    ];
    if (blocks.length === 0) throw new Error(`There is no example in ${path}`);
    for (const [index, [, language = '', code = '']] of blocks.entries()) {
      const file = join(folder, `${name}-${index + 1}.${language}`);
      await writeFile(file, `${code}\nexport {};\n`);
    }
  }
}
