import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const published = ['LICENSE', 'README.md', 'dist/index.d.ts', 'dist/index.js', 'package.json'];

/** The package has the files that it should have and no other, needs only tRPC and EventSource, and publint finds nothing. */
export async function checkPackage({ sdk, tarball }: InstalledSdk): Promise<void> {
  const entries = await readdir(sdk, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sdk.length + 1));
  assert.deepEqual(files.toSorted(), published, 'the files of the package');

  const manifest = JSON.parse(await readFile(join(sdk, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies), [
    '@trpc/client',
    '@trpc/server',
    'eventsource',
  ]);
  for (const field of ['peerDependencies', 'optionalDependencies']) {
    assert.equal(manifest[field], undefined, field);
  }

  const packed = await readFile(tarball);
  const { messages } = await publint({
    pack: { tarball: Uint8Array.from(packed).buffer },
    strict: true,
  });
  const findings = messages.map((message) => formatMessage(message, manifest) ?? message.code);
  assert.deepEqual(findings, [], 'what publint finds');
  console.log(`Package: ${files.join(', ')}; publint finds nothing`);
}
