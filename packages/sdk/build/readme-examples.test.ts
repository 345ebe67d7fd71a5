import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripTypeScriptTypes } from 'node:module';
import { startTestApi } from '@order-store/api/testing';
import { expect, test, vi } from 'vitest';
import { createClient } from '../src/index.ts';
import { inPackage } from './in-package.ts';
import { writeExamples } from './readme-examples.ts';
import { run } from './run.ts';

const realFetch = globalThis.fetch;

test(
  'every example of the READMEs and of the reference compiles',
  { timeout: 300_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'order-store-examples-'));
    try {
      await writeExamples(folder);
      const config = {
        extends: inPackage('tsconfig.json'),
        compilerOptions: {
          paths: {
            '@order-store/sdk': [inPackage('src/index.ts')],
            '@order-store/sdk/catalog': [inPackage('src/catalog.ts')],
            '@order-store/sdk/react': [inPackage('src/react.ts')],
            '@order-store/sdk/testing': [inPackage('src/testing.ts')],
            '@order-store/sdk/webhooks': [inPackage('src/webhooks.ts')],
          },
          jsx: 'react-jsx',
          typeRoots: [inPackage('node_modules/@types')],
          noUnusedLocals: false,
        },
        include: [join(folder, '*.ts'), join(folder, '*.tsx')],
      };
      // With React and TanStack Query installed.
      await symlink(inPackage('node_modules'), join(folder, 'node_modules'));
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
      const compiler = inPackage('node_modules/typescript/bin/tsc');
      expect(await run(process.execPath, [compiler, '--project', folder])).toBe('');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

test('the first example runs as printed', async () => {
  await using api = await startTestApi();
  const readme = await readFile(inPackage('README.md'), 'utf8');
  const [, example = ''] = /```ts\n([^]*?)```/.exec(readme) ?? [];
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    realFetch(url.replace('http://127.0.0.1:4000', api.url), init),
  );
  const printed: string[] = [];
  const console = { log: (line: string) => printed.push(line) };
  const code = stripTypeScriptTypes(example.replace(/^import .*$/m, ''));
  // oxlint-disable-next-line typescript/no-implied-eval -- the code that users copy
  const runExample = new Function('createClient', 'console', `return (async () => {${code}})();`);

  await runExample(createClient, console);
  expect(printed).toEqual([]);
  await api.store.product({ name: 'Red mug', price: '29.99', stockQuantity: 5 });
  await runExample(createClient, console);
  expect(printed).toEqual([expect.stringMatching(/^ORD-[\w-]+ for 59\.98$/)]);
});

test('every code block names its language', async () => {
  const readme = await readFile(inPackage('README.md'), 'utf8');
  const fences = [...readme.matchAll(/^```(\w*)\n/gm)].map(([, language]) => language);
  const openings = fences.filter((_, index) => index % 2 === 0);
  expect(new Set(openings)).toEqual(new Set(['sh', 'ts', 'tsx']));
});
