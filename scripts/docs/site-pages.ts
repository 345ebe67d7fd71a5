import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { projectFiles, root } from './project-files.ts';

/** Globs of files that are not pages of the site: templates of new projects, changelogs, and declarations. */
export const excluded = [
  'packages/create-order-store/template/**',
  'packages/*/CHANGELOG.md',
  'packages/sdk/api-report.md',
] as const;

const notPages = new Set(excluded.flatMap(projectFiles));

/** The pages of the documentation site, by their path in the repository. */
export const sitePages: ReadonlySet<string> = new Set(
  projectFiles('**/*.md').filter((file) => !file.startsWith('.') && !notPages.has(file)),
);

interface Section {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items: readonly Item[];
}

interface Item {
  readonly text: string;
  readonly link: string;
}

/** The sidebar of the site, which has every page. */
export function sidebar(): Section[] {
  return [
    section('Introduction', [
      'README.md',
      'packages/create-order-store/README.md',
      'apps/demo/README.md',
      ...projectFiles('examples/*/README.md'),
    ]),
    folder('packages/sdk/guide/README.md'),
    section('Reference', [
      'docs/procedures.md',
      'docs/wire.md',
      'packages/sdk/README.md',
      'packages/api/README.md',
      'docs/configuration.md',
      'docs/schema.md',
      'docs/versioning.md',
    ]),
    folder('docs/frameworks/README.md'),
    section('Operation', [
      'docs/running-a-shop.md',
      'docs/operations.md',
      'docs/scaling.md',
      'docs/upgrades.md',
      'operations/pgbackrest/README.md',
      'docs/security.md',
      'docs/failure-cases.md',
      'tests/chaos/README.md',
      'benchmarks/README.md',
    ]),
    section('Project', ['ARCHITECTURE.md', 'CONTRIBUTING.md']),
    { ...folder('docs/adr/README.md'), collapsed: true },
  ];
}

function section(text: string, pages: readonly string[]): Section {
  return { text, items: pages.map(itemOf) };
}

/** The pages of a folder, in the order in which its README links to them. */
function folder(index: string): Section {
  const links = readFileSync(join(root, index), 'utf8').matchAll(/\]\(([\w-]+\.md)\)/g);
  const files = Array.from(links, ([, file = '']) => join(dirname(index), file));
  return { ...itemOf(index), items: files.map(itemOf) };
}

function itemOf(page: string): Item {
  const [, title = page] = /^# (.+)/m.exec(readFileSync(join(root, page), 'utf8')) ?? [];
  return { text: title.replaceAll('`', ''), link: `/${page.replace(/(README)?\.md$/, '')}` };
}
