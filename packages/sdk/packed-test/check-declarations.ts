import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const forbidden =
  /knex|objection|express|zod|\bpg\b|postgres|node:|@types\/|@order-store\/(?!sdk)/i;

/**
 * The published declarations mention only tRPC: neither what the API is made of nor `any`. Procedures bring
 * their docstrings, so that an editor shows what each does and refuses.
 */
export async function checkDeclarations({ sdk }: InstalledSdk): Promise<void> {
  const declarations = await readFile(join(sdk, 'dist/index.d.ts'), 'utf8');
  const code = declarations.replaceAll(/\/\*[^]*?\*\//g, '').split('\n');
  const offending = code.filter((line) => forbidden.test(line) || /\bany\b/.test(line));
  assert.deepEqual(offending, [], 'lines of dist/index.d.ts that mention what they must not');

  assert.match(
    declarations,
    /Places an order: all or nothing[^/]*INSUFFICIENT_STOCK[^/]*\*\/\s+place:/,
    'the docstring of orders.place is in dist/index.d.ts',
  );

  const packages = new Set(
    Array.from(code.join('\n').matchAll(/(?:from |import\()["']([^"']+)["']/g), ([, name]) => name),
  );
  for (const name of packages) assert.match(name ?? '', /^@trpc\/(client|server)(\/|$)/);
  console.log(`Declarations: ${code.length} lines that import ${[...packages].join(', ')}`);
}
