import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const forbidden =
  /knex|objection|express|zod|\bpg\b|postgres|node:|@types\/|@order-store\/(?!sdk)/i;
const expected =
  /^(\.\/trpc\/(client|server)\/|@tanstack\/react-query$|\.\/(index|shared\d?|webhooks)\.js$)/;

/**
 * Checks that the published declarations import nothing but TanStack Query, contain no `any`, and keep the
 * docstrings of procedures.
 */
export async function checkDeclarations({ sdk }: InstalledSdk): Promise<void> {
  const dist = join(sdk, 'dist');
  const names = (await readdir(dist)).filter((name) => name.endsWith('.d.ts'));
  const texts = names.map((name) => readFile(join(dist, name), 'utf8'));
  const declarations = (await Promise.all(texts)).join('\n');
  const code = declarations.replaceAll(/\/\*[^]*?\*\//g, '').split('\n');
  const offending = code.filter((line) => forbidden.test(line) || /\bany\b/.test(line));
  assert.deepEqual(offending, [], 'lines of dist/*.d.ts that mention what they must not');

  assert.match(
    declarations,
    /Places an order: all or nothing[^/]*INSUFFICIENT_STOCK[^/]*\*\/\s+place:/,
    'the docstring of orders.place is in dist/index.d.ts',
  );

  const ofReact = await readFile(join(sdk, 'dist/react.d.ts'), 'utf8');
  assert.ok(ofReact.length < 40_000, 'dist/react.d.ts takes the shapes from dist/index.d.ts');

  const packages = new Set(
    Array.from(code.join('\n').matchAll(/(?:from |import\()["']([^"']+)["']/g), ([, name]) => name),
  );
  for (const name of packages) assert.match(name ?? '', expected);
  console.log(`Declarations: ${code.length} lines that import ${[...packages].join(', ')}`);
}
