import { expect, test } from 'vitest';
import { siteLink } from './link-pages.ts';
import { sidebar, sitePages } from './site-pages.ts';

test('the sidebar of the documentation site links to existing pages, each once', () => {
  const items = sidebar().flatMap(({ text, link, items: pages }) => [
    ...(link === undefined ? [] : [{ text, link }]),
    ...pages,
  ]);
  const files = items.map(({ link }) => (link.endsWith('/') ? `${link}README` : link));
  expect(files.filter((file) => !sitePages.has(`${file.slice(1)}.md`))).toEqual([]);
  expect(new Set(files).size).toBe(files.length);
  for (const page of sitePages)
    if (/^docs\/|^packages\/sdk\/guide\//.test(page))
      expect(files).toContain(`/${page.replace(/\.md$/, '')}`);
  expect(items).toContainEqual({ text: 'A first order', link: '/packages/sdk/guide/first-order' });
});

test('links of a page lead to pages of the site', () => {
  const link = (href: string) => siteLink(href, 'docs/wire.md', sitePages);
  expect(link('procedures.md#orders')).toBe('/docs/procedures.md#orders');
  expect(link('adr')).toBe('/docs/adr/index.md');
  expect(link('adr/')).toBe('/docs/adr/index.md');
  expect(link('../README.md')).toBe('/index.md');
  expect(link('#errors')).toBe('#errors');
  expect(link('https://example.com/x')).toBe('https://example.com/x');
  expect(link('../examples/python/order.py')).toBeNull();
  expect(link('../packages/sdk/api-report.md')).toBeNull();
});
