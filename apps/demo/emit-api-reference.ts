import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** Puts the component of `/reference` into the build. It is one minified file already, loaded by that page alone. */
export function emitApiReference(): Plugin {
  return {
    name: 'emit-api-reference',
    apply: 'build',
    async generateBundle() {
      const { resolve } = createRequire(import.meta.url);
      const file = resolve('openapi-explorer/dist/browser/openapi-explorer.min.js');
      const source = await readFile(file);
      this.emitFile({ type: 'asset', fileName: 'openapi-explorer.js', source });
    },
  };
}
