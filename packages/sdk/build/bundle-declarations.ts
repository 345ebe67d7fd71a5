import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { entries } from './bundle-javascript.ts';
import { foldDeclarations } from '../../api/build/fold-declarations.ts';
import { inPackage } from './in-package.ts';
import { run } from './run.ts';

/**
 * Writes the declarations of each entry, with the API's types bundled in.
 */
export async function bundleDeclarations(output: string): Promise<void> {
  const declarations = await mkdtemp(join(tmpdir(), 'order-store-sdk-'));
  try {
    const sdk = join(declarations, 'sdk');
    const api = join(declarations, 'api');
    await Promise.all([
      declare('tsconfig.declarations.json', inPackage('src'), sdk),
      declare('tsconfig.api-declarations.json', inPackage('../api/src'), api),
    ]);
    await foldDeclarations(api);
    await useExportedNames(sdk, api);
    await using bundle = await rolldown({
      input: Object.fromEntries(entries.map((name) => [name, join(sdk, `${name}.d.ts`)])),
      experimental: { attachDebugInfo: 'none' },
      plugins: [
        resolveDeclarations(join(sdk, 'index.d.ts'), join(api, 'app/public-types.d.ts')),
        dts({ dtsInput: true, tsconfig: false }),
        declarationsOnly,
      ],
    });
    await bundle.write({
      dir: output,
      format: 'esm',
      // Shared chunks, except the bundler's helper.
      chunkFileNames: ({ moduleIds }) =>
        moduleIds.some((id) => id.endsWith('.d.ts')) ? 'shared.d.ts' : '[name].js',
    });
    await attachDocstrings(output);
  } finally {
    await rm(declarations, { recursive: true, force: true });
  }
}

/**
 * Renames each type of the API to the name under which the main entry exports it: editors show the name of the declaration.
 */
async function useExportedNames(sdk: string, api: string): Promise<void> {
  const main = await readFile(join(sdk, 'index.d.ts'), 'utf8');
  const names = new Map(
    Array.from(main.matchAll(/\b(\w+View) as (\w+)/g), ([, own = '', exported = '']) => [
      own,
      exported,
    ]),
  );
  for (const folder of [sdk, api]) {
    for (const path of await readdir(folder, { recursive: true })) {
      if (!path.endsWith('.d.ts')) continue;
      const text = await readFile(join(folder, path), 'utf8');
      const renamed = text.replaceAll(/\b\w+View\b/g, (own) => names.get(own) ?? own);
      // An import or export of `Order as Order` is that of `Order`.
      await writeFile(join(folder, path), renamed.replaceAll(/\b(\w+) as \1\b/g, '$1'));
    }
  }
}

/**
 * Moves each docstring to a separate line. The bundler writes it on the last line of the previous member, to which
 * editors then attach it.
 */
async function attachDocstrings(output: string): Promise<void> {
  for (const name of await readdir(output)) {
    if (!name.endsWith('.d.ts')) continue;
    const path = join(output, name);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replaceAll(/(?<=[;,{]) (?=\/\*\*)/g, '\n  '));
  }
}

/** Compiles the declarations of a project. */
async function declare(project: string, sources: string, output: string): Promise<void> {
  const compiler = inPackage('node_modules/typescript/bin/tsc');
  const places = ['--rootDir', sources, '--outDir', output];
  await run(process.execPath, [compiler, '--project', inPackage(project), ...places]);
}

/**
 * Bundles only the declarations of the two packages; imports of the main entry stay. Resolves `./x.ts` to `./x.d.ts`.
 */
function resolveDeclarations(main: string, apiTypes: string): Plugin {
  return {
    name: 'resolve-declarations',
    resolveId: {
      // Must run before the workspace's sources are resolved.
      order: 'pre',
      handler(id, importer) {
        if (importer === undefined) return null;
        if (id === '@order-store/api/types') return apiTypes;
        if (!id.startsWith('.')) return { id, external: true };
        const declared = resolve(dirname(importer), id.replace(/(?:\.d)?\.ts$/, '.d.ts'));
        // Types keep the names under which the main entry exports them.
        return declared === main ? { id: './index.js', external: true } : declared;
      },
    },
  };
}

/** The bundler's namespace helper is code, which declarations don't import. */
const declarationsOnly: Plugin = {
  name: 'declarations-only',
  generateBundle(_options, bundle) {
    for (const file of Object.keys(bundle)) if (!file.endsWith('.d.ts')) delete bundle[file];
  },
};
