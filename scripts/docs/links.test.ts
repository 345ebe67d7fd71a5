import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { marked, type Token } from 'marked';
import { expect, test } from 'vitest';
import { projectFiles, root } from './project-files.ts';

const pages = projectFiles('**/*.md');

test('every relative link in a Markdown file resolves to a file and a heading', () => {
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.flatMap(brokenLinks)).toEqual([]);
});

test('finds links to missing files and headings', () => {
  const here = 'docs/security.md';
  expect(problemOf(here, '#access')).toBeNull();
  expect(problemOf(here, 'adr')).toBeNull();
  expect(problemOf(here, 'https://example.com/x')).toBeNull();
  expect(problemOf(here, 'gone.md')).toBe('docs/security.md: gone.md: no such file');
  expect(problemOf(here, 'adr/operations.md')).toBe(
    'docs/security.md: adr/operations.md: no such file, but there is docs/operations.md',
  );
  expect(problemOf(here, 'adr/README.md#x')).toBe(
    'docs/security.md: adr/README.md#x: no such heading',
  );
});

test('the index of decision records lists each one with its number and title', () => {
  const records = projectFiles('docs/adr/0*.md').map((file) => {
    const [, number, title] = /^# (\d+)\. (.+)/.exec(readFileSync(join(root, file), 'utf8')) ?? [];
    expect(Number(basename(file).slice(0, 4)), file).toBe(Number(number));
    return `${number} [${title}](${basename(file)})`;
  });
  const index = readFileSync(join(root, 'docs/adr/README.md'), 'utf8');
  const listed = Array.from(
    index.matchAll(/^\| (\d+) +\| (.+?) +\|$/gm),
    ([, number, link]) => `${number} ${link}`,
  );
  expect(listed).toEqual(records);
});

test('every test that cites a failure case is linked from that case', () => {
  const page = readFileSync(join(root, 'docs/failure-cases.md'), 'utf8');
  const rows = new Map(
    Array.from(page.matchAll(/^\| (\d+) .*$/gm), ([row, number]) => [number, row]),
  );
  const citations = projectFiles('{apps,examples,packages,tests}/**/*.{test,spec}.ts').flatMap(
    (file) =>
      Array.from(
        readFileSync(join(root, file), 'utf8').matchAll(/Failure cases? ([\d, and]+):/g),
        ([, numbers = '']) => (numbers.match(/\d+/g) ?? []).map((number) => ({ file, number })),
      ).flat(),
  );
  expect(citations.length).toBeGreaterThan(50);
  expect(
    citations.filter(({ file, number }) => !rows.get(number)?.includes(`(../${file})`)),
  ).toEqual([]);
});

function brokenLinks(page: string): string[] {
  const found = linksOf(readFileSync(join(root, page), 'utf8'));
  return found.map((link) => problemOf(page, link)).filter((problem) => problem !== null);
}

function linksOf(markdown: string): string[] {
  return tokensOf(markdown).flatMap((token) => {
    if (token.type === 'link' || token.type === 'image') return [String(token['href'])];
    if (token.type !== 'html') return [];
    return Array.from(token.raw.matchAll(/(?:href|src|srcset)="([^"]+)"/g), ([, url]) =>
      String(url),
    );
  });
}

function problemOf(page: string, link: string): string | null {
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) return null;
  const [path = '', anchor] = link.split('#').map(decodeURIComponent);
  const target = path === '' ? join(root, page) : join(root, dirname(page), path);
  if (!existsSync(target)) return `${page}: ${link}: no such file${hintFor(path)}`;
  if (anchor === undefined || !target.endsWith('.md')) return null;
  return headingsOf(target).includes(anchor) ? null : `${page}: ${link}: no such heading`;
}

/** Where a file of this name is now, if there is only one. */
function hintFor(path: string): string {
  const name = basename(path);
  const [found, ...others] = name.includes('.') ? projectFiles(`**/${name}`) : [];
  return found === undefined || others.length > 0 ? '' : `, but there is ${found}`;
}

/** The anchors that GitHub gives a page's headings. */
function headingsOf(file: string): string[] {
  const slugger = new GithubSlugger();
  const links = /\[([^\]]*)\]\([^)]*\)/g;
  return tokensOf(readFileSync(file, 'utf8')).flatMap((token) => {
    if (token.type !== 'heading') return [];
    return [slugger.slug(String(token['text']).replaceAll(links, '$1').replaceAll('`', ''))];
  });
}

function tokensOf(markdown: string): Token[] {
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(markdown), (token) => void tokens.push(token));
  return tokens;
}
