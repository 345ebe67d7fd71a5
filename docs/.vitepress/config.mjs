import { join } from 'node:path';
import { slug } from 'github-slugger';
import { deadLinks } from '../../scripts/docs/dead-links.ts';
import { linkPages } from '../../scripts/docs/link-pages.ts';
import { root } from '../../scripts/docs/project-files.ts';
import { excluded, sidebar, sitePages } from '../../scripts/docs/site-pages.ts';
import { drawDiagrams } from './diagrams.mjs';

// In GitHub Actions, links to sources lead to the commit that the site is built from.
const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_SHA: commit } = process.env;
const sources = commit ? `${server}/${name}/blob/${commit}` : undefined;

/**
 * The site of `npm run docs`: the repository's Markdown files, under the paths that they have in it.
 *
 * @type {import('vitepress').UserConfig<import('vitepress').DefaultTheme.Config>}
 */
export default {
  lang: 'en-GB',
  title: 'Order Store',
  description: 'An order backend for shops, in TypeScript on PostgreSQL',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: '..',
  srcExclude: excluded,
  rewrites: (page) => page.replace(/(^|\/)README\.md$/, '$1index.md'),
  cacheDir: join(root, 'node_modules/.cache/vitepress'),
  markdown: {
    // Links name headings as GitHub does: scripts/docs/links.test.ts.
    anchor: { slugify: slug },
    config: (markdown) => {
      linkPages(markdown, { pages: sitePages, sources });
      drawDiagrams(markdown);
    },
  },
  buildEnd({ outDir, site }) {
    const dead = deadLinks(outDir, site.base);
    if (dead.length > 0) throw new Error(`Dead links:\n${dead.join('\n')}`);
  },
  // The search index, which the first search loads.
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: '/packages/sdk/guide/' },
      { text: 'Procedures', link: '/docs/procedures' },
      { text: 'SDK', link: '/packages/sdk/' },
      { text: 'Operations', link: '/docs/operations' },
    ],
    sidebar: sidebar(),
  },
};
