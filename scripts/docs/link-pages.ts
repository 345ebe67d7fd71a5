import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { root } from './project-files.ts';

interface Site {
  /** Paths of the files that are pages. */
  readonly pages: ReadonlySet<string>;
  /** Where the repository's other files are shown. */
  readonly sources?: string | undefined;
}

/**
 * Makes the links between the repository's files work on the site. A link to a folder leads to its README, and one to a
 * file that is not a page to the file in `sources`; without `sources` it becomes plain text.
 */
export function linkPages(markdown: MarkdownIt, site: Site): void {
  markdown.core.ruler.push('link-pages', ({ tokens, env }) => {
    for (const block of tokens) {
      if (block.children) block.children = linkTokens(block.children, env.relativePath, site);
    }
  });
}

/** The part of markdown-it that this uses. VitePress brings it, and its types don't compile with ours. */
interface MarkdownIt {
  readonly core: {
    readonly ruler: { push(name: string, rule: (state: State) => void): void };
  };
}

interface State {
  readonly tokens: readonly { children: Token[] | null }[];
  readonly env: { readonly relativePath: string };
}

interface Token {
  readonly type: string;
  attrGet(name: string): string | null;
  attrSet(name: string, value: string): void;
}

function linkTokens(tokens: readonly Token[], from: string, site: Site): Token[] {
  let leadsToPage = true;
  return tokens.filter((token) => {
    if (token.type === 'link_open') {
      const target = siteLink(token.attrGet('href') ?? '', from, site);
      leadsToPage = target !== null;
      if (target !== null) token.attrSet('href', target);
    }
    return leadsToPage || !token.type.startsWith('link_');
  });
}

/** Where a link of a page leads, or null if it leads to a file that is not shown anywhere. */
export function siteLink(href: string, from: string, { pages, sources }: Site): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|#)/i.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const file = join(dirname(from), path).replace(/\/$/, '');
  const page = [file, join(file, 'README.md')].find((each) => pages.has(each));
  if (page === undefined) {
    // The build fails on it.
    if (!existsSync(join(root, file))) return href;
    return sources === undefined ? null : `${sources}/${file}`;
  }
  const url = `/${page.replace(/README\.md$/, 'index.md')}`;
  return anchor === undefined ? url : `${url}#${anchor}`;
}
