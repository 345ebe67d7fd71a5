import { join } from 'node:path';
import { slug } from 'github-slugger';
import { linkPages } from '../../scripts/docs/link-pages.ts';
import { root } from '../../scripts/docs/project-files.ts';
import { excluded, sidebar, sitePages } from '../../scripts/docs/site-pages.ts';

/**
 * The site of `npm run docs`: the repository's Markdown files, under the paths that they have in it.
 *
 * @type {import('vitepress').UserConfig<import('vitepress').DefaultTheme.Config>}
 */
export default {
  title: 'Order Store',
  description: 'An order backend for shops, in TypeScript on PostgreSQL',
  srcDir: '..',
  srcExclude: excluded,
  rewrites: (page) => page.replace(/(^|\/)README\.md$/, '$1index.md'),
  cacheDir: join(root, 'node_modules/.cache/vitepress'),
  markdown: {
    // Links name headings as GitHub does: scripts/docs/links.test.ts.
    anchor: { slugify: slug },
    config: (markdown) => linkPages(markdown, sitePages),
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/packages/sdk/guide/' },
      { text: 'Procedures', link: '/docs/procedures' },
      { text: 'Wire protocol', link: '/docs/wire' },
      { text: 'Operations', link: '/docs/operations' },
    ],
    sidebar: sidebar(),
  },
};
