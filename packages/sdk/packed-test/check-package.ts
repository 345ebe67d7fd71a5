import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage as attw, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const published = [
  'LICENSE',
  'README.md',
  'dist/catalog.d.ts',
  'dist/index.d.ts',
  'dist/react.d.ts',
  'dist/shared.d.ts',
  'dist/shared2.d.ts',
  'dist/webhooks.d.ts',
  'package.json',
];
/** It is an ES module: Node's older resolution, which knows no `exports`, is not served. */
const resolutions = ['node16-cjs', 'node16-esm', 'bundler'];

/** The package has the files that it should have and no other, needs only tRPC and EventSource (React alone for its own entry), and publint and attw find nothing. */
export async function checkPackage({ sdk, tarball }: InstalledSdk): Promise<void> {
  const entries = await readdir(sdk, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sdk.length + 1));
  const others = files.filter((file) => !/^dist\/[\w/-]+\.js$/.test(file));
  assert.deepEqual(others.toSorted(), published, 'the files of the package, beside its code');

  const manifest = JSON.parse(await readFile(join(sdk, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies), [
    '@trpc/client',
    '@trpc/server',
    'eventsource',
  ]);
  assert.equal(manifest.optionalDependencies, undefined);
  // Who uses no React is not asked for it.
  const peers = Object.keys(manifest.peerDependencies);
  assert.deepEqual(peers, ['@tanstack/react-query', 'react']);
  for (const peer of peers)
    assert.deepEqual(manifest.peerDependenciesMeta[peer], { optional: true });

  await checkTarball(tarball, manifest);
  console.log(`Package: ${files.length} files; publint and attw find nothing`);
}

/** publint and attw find nothing in a package. */
export async function checkTarball(tarball: string, manifest: Manifest): Promise<void> {
  const packed = await readFile(tarball);
  const { messages } = await publint({
    pack: { tarball: Uint8Array.from(packed).buffer },
    strict: true,
  });
  const findings = messages.map((message) => formatMessage(message, manifest) ?? message.code);
  assert.deepEqual(findings, [], 'what publint finds');
  await checkResolutions(Uint8Array.from(packed));
}

type Manifest = Parameters<typeof formatMessage>[1];

/** Whether every entry has the right types, however a program is compiled. */
async function checkResolutions(tarball: Uint8Array): Promise<void> {
  const analysis = await attw(createPackageFromTarballData(tarball));
  assert.ok(analysis.types, 'the package has types');
  const problems = analysis.problems.filter(
    (problem) =>
      // That require() gets an ES module is meant: every Node that is supported can load it.
      problem.kind !== 'CJSResolvesToESM' &&
      !('resolutionKind' in problem && !resolutions.includes(problem.resolutionKind)),
  );
  assert.deepEqual(problems, [], 'what attw finds');
}
