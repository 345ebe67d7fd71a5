import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

/**
 * Folds the declaration merging of the API's features into plain interfaces, in the declarations of packages/api in
 * `folder`. Bundled declarations have no modules to merge into, and users read one complete `ErrorDetails`.
 */
export async function foldDeclarations(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const paths = names.filter((name) => name.endsWith('.d.ts')).map((name) => join(folder, name));
  const imports: string[] = [];
  const details: string[] = [];
  const versioned: string[] = [];
  const reasons = join(folder, 'shared', 'reasons.d.ts');
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    if (!merging.test(text)) continue;
    await writeFile(path, text.replace(merging, ''));
    const own = /interface \w+ErrorDetails \{\n([\s\S]*?)\n\}/.exec(text)?.[1];
    if (own === undefined) continue;
    details.push(own);
    versioned.push(...(/VersionedViews \{\s*\w+: (\w+);/.exec(text)?.slice(1) ?? []));
    for (const [, types = '', from = ''] of text.matchAll(
      /import (?:type )?(\{.*\}) from '(\.\/.*)';/g,
    )) {
      const specifier = join(relative(dirname(reasons), dirname(path)), from);
      imports.push(`import type ${types.replaceAll(/\btype /g, '')} from '${specifier}';`);
    }
  }
  const declared = await readFile(reasons, 'utf8');
  const transport = /interface TransportErrorDetails \{\n([\s\S]*?)\n\}\n/.exec(declared);
  if (!transport) throw new Error(`${reasons} declares no TransportErrorDetails`);
  const [block, own = ''] = transport;
  const all = [own, ...details]
    .join('\n')
    .replace('VersionedViews[keyof VersionedViews]', versioned.toSorted().join(' | '));
  await writeFile(
    reasons,
    [
      ...imports,
      declared
        .replace(block, '')
        .replace(
          /interface ErrorDetails extends TransportErrorDetails \{\n\}/,
          () => `interface ErrorDetails {\n${all}\n}`,
        )
        .replace(/ These are the transport's own;[\s\S]*?`\*-reasons.ts`\./, ''),
    ].join('\n'),
  );
}

const merging = /declare module '[^']+' \{[\s\S]*?\n\}\n/;
