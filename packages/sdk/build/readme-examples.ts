import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPackage } from './in-package.ts';

/** Declarations that the examples assume. */
const names = `
import type { StoreClient } from '@order-store/sdk';

declare global {
  const store: StoreClient;
  const token: string;
  const items: { productId: string; quantity: number }[];
}
`;

/** Writes each TypeScript example of the READMEs and of the reference of procedures as a module. */
export async function writeExamples(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'names.d.ts'), names);
  for (const [name, path] of [
    ['sdk', 'README.md'],
    ['root', '../../README.md'],
    ['procedures', '../../docs/procedures.md'],
  ] as const) {
    const blocks = [
      ...(await readFile(inPackage(path), 'utf8')).matchAll(/^```(tsx?)\n([^]*?)^```$/gm),
    ];
    if (blocks.length === 0) throw new Error(`No examples in ${path}`);
    for (const [index, [, language = '', code = '']] of blocks.entries()) {
      const file = join(folder, `${name}-${index + 1}.${language}`);
      await writeFile(file, `${code}\nexport {};\n`);
    }
  }
}
