import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { inPackage } from './in-package.ts';

/** The modules that users import: `@order-store/api` and what is behind a slash of it. */
export const entries = {
  index: 'src/app/library/index.ts',
  testing: 'src/app/library/testing.ts',
  tracing: 'src/platform/telemetry/tracing/register.ts',
} as const;

/** Programs: the package's command, and one that the library runs from the folder of its other files. */
const programs = {
  'order-store': '../../scripts/dev/order-store.ts',
  'remove-on-parent-exit': '../embedded-postgres/src/remove-on-parent-exit.ts',
} as const;

/** What the library reads from the folder of its code. */
const files = [
  'src/platform/identity/common-passwords.txt',
  'src/platform/identity/common-words.txt',
  'src/app/openapi.json',
];

/** Bundled; every other package is imported. The bundler's own helpers are in the last two. */
const bundled = ['.', '/', '@order-store/', '@oxc-project/', '\0'];

const ponyfills = inPackage('build/ponyfills.ts');

/** What {@link ponyfills} has, by the global that it stands for. */
const replaced = {
  'Promise.withResolvers': 'withResolvers',
  'Map.groupBy': 'groupBy',
  'Array.fromAsync': 'fromAsync',
  'URL.parse': 'parseUrl',
  DisposableStack: 'DisposableStack',
  AsyncDisposableStack: 'AsyncDisposableStack',
} as const;

/**
 * Writes the API and packages/db into a folder as ES modules for Node 20 and newer, which import every other package. All
 * in one folder, since some files are looked up next to the code that needs them.
 */
export async function bundleJavaScript(output: string): Promise<void> {
  await mkdir(output, { recursive: true });
  await using bundle = await rolldown({
    input: Object.fromEntries(
      Object.entries({ ...entries, ...programs }).map(([name, path]) => [name, inPackage(path)]),
    ),
    external: (id) => !bundled.some((start) => id.startsWith(start)),
    platform: 'node',
    transform: {
      // Compiles `using`, for example.
      target: 'node20',
      inject: Object.fromEntries(
        Object.entries(replaced).map(([name, own]): [string, [string, string]] => [
          name,
          [ponyfills, own],
        ]),
      ),
    },
    plugins: [symbolsFirst],
    experimental: { attachDebugInfo: 'none' },
  });
  await bundle.write({ dir: output, format: 'esm', chunkFileNames: '[name].js' });
  await Promise.all(files.map((path) => copyFile(inPackage(path), join(output, nameOf(path)))));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Imports the ponyfills first, since classes look up the symbols that these add. */
const symbolsFirst: Plugin = {
  name: 'symbols-first',
  transform(code, id) {
    if (!this.getModuleInfo(id)?.isEntry) return null;
    // A program begins with a line for the shell.
    return code.replace(/^(?:#!.*\n)?/, (line) => `${line}import ${JSON.stringify(ponyfills)};`);
  },
};
