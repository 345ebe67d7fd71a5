import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Copies what a built package imports from tRPC into its folder `trpc`, code and declarations, and imports it from there. As
 * a dependency, tRPC would bring its peer TypeScript, which is larger than everything else. `.pnpmfile.mjs` removes the
 * dependency from the published manifest.
 */
export async function includeTrpc(output: string): Promise<void> {
  const names = await readdir(output, { recursive: true });
  const files = new Map<string, string>();
  for (const name of names) if (/\.(js|d\.ts)$/.test(name)) files.set(name, join(output, name));
  // Grows while it is iterated: copied modules import others.
  for (const [path, source] of files) {
    const text = await readFile(source, 'utf8');
    const changed = text
      .replace(/\n\/\/# sourceMappingURL=.*/, '')
      .replaceAll(imports, (whole, before: string, specifier: string) => {
        const imported = find(specifier, path, source);
        if (imported === undefined) return whole;
        const isDeclaration = /\.d\.m?ts$/.test(path);
        const extension = isDeclaration ? '.d.mts' : '.mjs';
        files.set(
          imported.path.replace(/\.mjs$/, extension),
          imported.source.replace(/\.mjs$/, extension),
        );
        return `${before}"${relativeTo(path, imported.path)}"`;
      });
    await mkdir(dirname(join(output, path)), { recursive: true });
    await writeFile(join(output, path), changed);
  }
  // With the name LICENSE, pnpm would not add ours.
  await copyFile(
    fileURLToPath(import.meta.resolve('@trpc/server/package.json')).replace(
      'package.json',
      'LICENSE',
    ),
    join(output, 'trpc/NOTICE'),
  );
}

/** Bundlers write double quotes; examples in comments have others. */
const imports = /(\bfrom |\bimport\(|^import )"([^"\n]+)"/gm;

/** Finds the module of tRPC that a file imports: where it goes, and where it is now. */
function find(specifier: string, path: string, source: string) {
  if (specifier.startsWith('.')) {
    if (!path.startsWith('trpc/')) return undefined;
    return { path: join(dirname(path), specifier), source: join(dirname(source), specifier) };
  }
  if (!specifier.startsWith('@trpc/')) return undefined;
  const module = fileURLToPath(import.meta.resolve(specifier));
  const [, name, file] = /@trpc[/\\](\w+)[/\\]dist[/\\](.+)$/.exec(module) ?? [];
  if (name === undefined || file === undefined) throw new Error(`${module} is not in tRPC's dist`);
  return { path: join('trpc', name, file), source: module };
}

function relativeTo(path: string, target: string): string {
  const found = relative(dirname(path), target);
  return found.startsWith('.') ? found : `./${found}`;
}
