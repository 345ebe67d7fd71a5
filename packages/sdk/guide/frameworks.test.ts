import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { examplesIn, insertExamples } from './insert-examples.ts';
import { frameworkPages, repository } from './pages.ts';

test('the pages about frameworks contain the current code of their projects (run pnpm guide:renew)', async () => {
  for (const page of await frameworkPages()) {
    const text = await readFile(page, 'utf8');
    expect(await insertExamples(text, repository)).toBe(text);
  }
});

test('each project has a page that shows its code, and the index links to each page', async () => {
  const files = await frameworkPages();
  const projects = await readdir(new URL('examples/frameworks/', repository));
  for (const project of projects) {
    const page = files.find(({ pathname }) => pathname.endsWith(`/${project}.md`));
    const shown = page ? examplesIn(await readFile(page, 'utf8')) : [];
    expect(shown.filter((name) => name.startsWith(`examples/frameworks/${project}/`))).not.toEqual(
      [],
    );
  }
  const index = await readFile(new URL('docs/frameworks/README.md', repository), 'utf8');
  const names = files.map(({ pathname }) => basename(pathname));
  for (const name of names.filter((each) => each !== 'README.md'))
    expect(index).toContain(`(${name})`);
});
