import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage as attw, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { inPackage } from '../build/in-package.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const published = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'dist/catalog.d.ts',
  'dist/index.d.ts',
  'dist/react.d.ts',
  'dist/shared.d.ts',
  'dist/shared2.d.ts',
  'dist/shared3.d.ts',
  'dist/testing.d.ts',
  'dist/trpc/NOTICE',
  'dist/webhooks.d.ts',
  'package.json',
];
/** Node's resolution without `exports` is not supported. */
const resolutions = ['node16-cjs', 'node16-esm', 'bundler'];

/** Checks the package's files and dependencies, and runs publint and attw. */
export async function checkPackage({ sdk, tarball }: InstalledSdk): Promise<void> {
  const entries = await readdir(sdk, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sdk.length + 1));
  const others = files.filter((file) => !/^dist\/([\w/-]+\.js|trpc\/.*\.(mjs|d\.mts))$/.test(file));
  const pages = (await readdir(inPackage('guide'))).filter((name) => name.endsWith('.md'));
  const expected = [...published, ...pages.map((name) => `guide/${name}`)];
  assert.deepEqual(
    others.toSorted(),
    expected.toSorted(),
    'the files of the package, beside its code',
  );

  const manifest = JSON.parse(await readFile(join(sdk, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies), ['eventsource']);
  assert.equal(manifest.optionalDependencies, undefined);
  // React is required only by its own entry.
  const peers = Object.keys(manifest.peerDependencies);
  assert.deepEqual(peers, ['@tanstack/react-query', 'react']);
  for (const peer of peers)
    assert.deepEqual(manifest.peerDependenciesMeta[peer], { optional: true });

  await checkTarball(tarball, manifest);
  console.log(`Package: ${files.length} files; publint and attw report no problems`);
}

/** Checks that publint and attw report no problems. */
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

/** Checks the types of every entry in each module resolution. */
async function checkResolutions(tarball: Uint8Array): Promise<void> {
  const analysis = await attw(createPackageFromTarballData(tarball));
  assert.ok(analysis.types, 'the package has types');
  const problems = analysis.problems.filter(
    (problem) =>
      // Every supported Node can require() an ES module.
      problem.kind !== 'CJSResolvesToESM' &&
      !('resolutionKind' in problem && !resolutions.includes(problem.resolutionKind)),
  );
  assert.deepEqual(problems, [], 'what attw finds');
}
