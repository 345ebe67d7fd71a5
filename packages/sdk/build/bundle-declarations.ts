import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { entries } from './bundle-javascript.ts';
import { foldDeclarations } from '../../api/build/fold-declarations.ts';
import { inPackage } from './in-package.ts';
import { run } from './run.ts';

/**
 * Writes the declarations of each entry into a folder: the SDK's types and those of the API that they need,
 * in files that mention nothing but tRPC. The compiler declares both packages; their declarations are then bundled.
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
      // What entries share; and the bundler's helper, which declarationsOnly leaves out.
      chunkFileNames: ({ moduleIds }) =>
        moduleIds.some((id) => id.endsWith('.d.ts')) ? 'shared.d.ts' : '[name].js',
    });
  } finally {
    await rm(declarations, { recursive: true, force: true });
  }
}

/** Writes the declarations of what a project has in `sources` into a folder. */
async function declare(project: string, sources: string, output: string): Promise<void> {
  const compiler = inPackage('node_modules/typescript/bin/tsc');
  const places = ['--rootDir', sources, '--outDir', output];
  await run(process.execPath, [compiler, '--project', inPackage(project), ...places]);
}

/**
 * Of what declarations import, only those of the two packages are bundled, and what other entries take from
 * the main one stays an import. They still import each other as
 * `./x.ts`, where there is only `./x.d.ts`.
 */
function resolveDeclarations(main: string, apiTypes: string): Plugin {
  return {
    name: 'resolve-declarations',
    resolveId: {
      // Before others find the sources in the workspace.
      order: 'pre',
      handler(id, importer) {
        if (importer === undefined) return null;
        if (id === '@order-store/api/types') return apiTypes;
        if (!id.startsWith('.')) return { id, external: true };
        const declared = resolve(dirname(importer), id.replace(/(?:\.d)?\.ts$/, '.d.ts'));
        // Users have the shapes from there, and are shown them by the same names.
        return declared === main ? { id: './index.js', external: true } : declared;
      },
    },
  };
}

/** The bundler's helper for namespaces is code, which no declaration imports. */
const declarationsOnly: Plugin = {
  name: 'declarations-only',
  generateBundle(_options, bundle) {
    for (const file of Object.keys(bundle)) if (!file.endsWith('.d.ts')) delete bundle[file];
  },
};
