import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The links of a built site that lead to no page or to no heading of the page. VitePress itself checks only pages. */
export function deadLinks(folder: string, base: string): string[] {
  const targets = new Map<string, ReadonlySet<string>>();
  const targetsOf = (page: string): ReadonlySet<string> => {
    const known = targets.get(page) ?? new Set(valuesOf('id', readFileSync(page, 'utf8')));
    targets.set(page, known);
    return known;
  };
  return globSync('**/*.html', { cwd: folder }).flatMap((page) => {
    const html = readFileSync(join(folder, page), 'utf8');
    return valuesOf('href', html).flatMap((href) => {
      if (/^[a-z]+:/i.test(href)) return [];
      const [path = '', anchor = ''] = href.split('#').map(decodeURIComponent);
      const file = path === '' ? page : path.replace(base, '').replace(/(^|\/)$/, '$1index.html');
      const target = join(folder, file);
      const found =
        (path === '' || path.startsWith(base)) &&
        existsSync(target) &&
        (anchor === '' || targetsOf(target).has(anchor));
      return found ? [] : [`${page}: ${href}`];
    });
  });
}

function valuesOf(attribute: string, html: string): string[] {
  const found = html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'));
  return Array.from(found, ([, value = '']) => value.replaceAll('&amp;', '&'));
}
