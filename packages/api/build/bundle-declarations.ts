import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { rolldown, type Plugin } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { entries } from './bundle-javascript.ts';
import { foldDeclarations } from './fold-declarations.ts';
import { inPackage } from './in-package.ts';

/**
 * Writes the declarations of each entry into a folder. The compiler declares the API and packages/db; of that,
 * what the entries need is bundled.
 */
export async function bundleDeclarations(output: string): Promise<void> {
  const declared = await mkdtemp(join(tmpdir(), 'order-store-api-'));
  try {
    await Promise.all([
      declare('tsconfig.declarations.json', declared),
      declare('tsconfig.db-declarations.json', declared),
    ]);
    await foldDeclarations(join(declared, 'api/src'));
    await using bundle = await rolldown({
      input: Object.fromEntries(
        Object.entries(entries).map(([name, path]) => [
          name,
          join(declared, 'api', path.replace(/\.ts$/, '.d.ts')),
        ]),
      ),
      experimental: { attachDebugInfo: 'none' },
      plugins: [
        resolveDeclarations(declared),
        dts({ dtsInput: true, tsconfig: false }),
        declarationsOnly,
      ],
    });
    await bundle.write({
      dir: output,
      format: 'esm',
      chunkFileNames: ({ moduleIds }) =>
        moduleIds.some((id) => id.endsWith('.d.ts')) ? 'shared.d.ts' : '[name].js',
    });
  } finally {
    await rm(declared, { recursive: true, force: true });
  }
}

/** Writes the declarations of a project into a folder, with a subfolder per package. */
async function declare(project: string, output: string): Promise<void> {
  const compiler = inPackage('node_modules/typescript/bin/tsc');
  const args = [compiler, '--project', inPackage(project), '--outDir', output];
  await promisify(execFile)(process.execPath, args);
}

/** Of what declarations import, only those of the two packages are bundled. They still say `./x.ts`. */
function resolveDeclarations(declared: string): Plugin {
  const inWorkspace: Readonly<Record<string, string>> = {
    '@order-store/db': 'db/src/index.d.ts',
    '@order-store/embedded-postgres': 'embedded-postgres/src/index.d.ts',
    '@order-store/db/testing/databases': 'db/src/testing/test-database.d.ts',
  };
  return {
    name: 'resolve-declarations',
    resolveId: {
      // Before others find the sources in the workspace.
      order: 'pre',
      handler(id, importer) {
        if (importer === undefined) return null;
        const path = inWorkspace[id];
        if (path !== undefined) return join(declared, path);
        if (!id.startsWith('.')) return { id, external: true };
        return resolve(dirname(importer), id.replace(/(?:\.d)?\.ts$/, '.d.ts'));
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
