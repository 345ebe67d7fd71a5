import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deadLinks } from './dead-links.ts';
import { siteLink } from './link-pages.ts';
import { sidebar, sitePages } from './site-pages.ts';

test('the sidebar of the documentation site has every page once', () => {
  const items = sidebar().flatMap(({ text, link, items: pages }) => [
    ...(link === undefined ? [] : [{ text, link }]),
    ...pages,
  ]);
  const files = items.map(({ link }) => `${link.slice(1)}${link.endsWith('/') ? 'README' : ''}.md`);
  expect(files.toSorted()).toEqual([...sitePages].toSorted());
  expect(items).toContainEqual({ text: 'A first order', link: '/packages/sdk/guide/first-order' });
});

test('links of a page lead to pages of the site and to sources', () => {
  expect(link('procedures.md#orders')).toBe('/docs/procedures.md#orders');
  expect(link('adr')).toBe('/docs/adr/index.md');
  expect(link('adr/')).toBe('/docs/adr/index.md');
  expect(link('../README.md')).toBe('/index.md');
  expect(link('#errors')).toBe('#errors');
  expect(link('https://example.com/x')).toBe('https://example.com/x');
  expect(link('../examples/python/order.py')).toBeNull();
  expect(link('../packages/sdk/api-report.md')).toBeNull();
  expect(link('../examples/python/order.py', 'https://example.com/blob/1a2b')).toBe(
    'https://example.com/blob/1a2b/examples/python/order.py',
  );
});

function link(href: string, sources?: string): string | null {
  return siteLink(href, 'docs/wire.md', { pages: sitePages, sources });
}

test('finds links of the built site that lead to no page or heading', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-site-'));
  try {
    await mkdir(join(folder, 'docs'));
    await writeFile(join(folder, 'index.html'), '<a href="/base/docs/wire.html#errors">wire</a>');
    const links = ['/base/', '/base/gone.html', '#gone', '#errors', '/index.html', 'https://x.org'];
    await writeFile(
      join(folder, 'docs/wire.html'),
      `<h2 id="errors">Errors</h2>${links.map((href) => `<a href="${href}">link</a>`).join('')}`,
    );
    expect(deadLinks(folder, '/base/')).toEqual([
      'docs/wire.html: /base/gone.html',
      'docs/wire.html: #gone',
      'docs/wire.html: /index.html',
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
