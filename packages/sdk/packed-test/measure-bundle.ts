import assert from 'node:assert/strict';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const mostBytes = 15_000;

/** Everything of the SDK with all that it needs, as a page would load it: minified and gzipped. */
export async function measureBundle({ project, sdk }: InstalledSdk): Promise<void> {
  await using bundle = await rolldown({
    input: join(sdk, 'dist/index.js'),
    cwd: project,
    platform: 'browser',
    onLog(_level, log) {
      throw new Error(`The browser's bundle is not clean: ${log.message}`);
    },
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const [{ code }, ...others] = output;
  assert.deepEqual(others, [], 'the bundle is one file');
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(`Browser bundle: ${bytes} bytes minified and gzipped, of ${mostBytes} allowed`);
  assert.ok(bytes <= mostBytes, `the bundle has ${bytes} bytes, more than ${mostBytes}`);
}
