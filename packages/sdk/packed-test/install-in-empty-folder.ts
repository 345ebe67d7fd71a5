import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inPackage } from '../build/in-package.ts';
import { writeExamples } from '../build/readme-examples.ts';
import { run } from '../build/run.ts';

/** A project with the packed SDK, removed at the end of the scope. */
export interface InstalledSdk extends AsyncDisposable {
  readonly tarball: string;
  /** The project's folder, with the test programs. */
  readonly project: string;
  /** The SDK's folder in the project's `node_modules`. */
  readonly sdk: string;
}

/**
 * Packs the SDK and installs it with npm and three versions of TypeScript in an empty folder outside of the workspace.
 */
export async function installInEmptyFolder(): Promise<InstalledSdk> {
  const folder = await mkdtemp(join(tmpdir(), 'order-store-packed-sdk-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const tarball = await pack(inPackage('.'), folder);
    const project = join(folder, 'consumer');
    await cp(inPackage('packed-test/consumer'), project, { recursive: true });
    await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    await writeExamples(join(project, 'readme'));
    const packages = [
      tarball,
      `typescript-7@npm:typescript@${await versionInUse('typescript')}`,
      'typescript-6@npm:typescript@6',
      // The oldest that the README names.
      'typescript-5@npm:typescript@5.7.2',
      `@types/node@${await versionInUse('@types/node')}`,
      `expect-type@${await versionInUse('expect-type')}`,
      ...(await Promise.all(
        // tRPC for apps that use it themselves; the SDK does not need it.
        ['@trpc/server', 'react', 'react-dom', '@types/react', '@tanstack/react-query'].map(
          async (name) => `${name}@${await versionInUse(name)}`,
        ),
      )),
    ];
    await run('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: project });
    const sdk = join(project, 'node_modules/@order-store/sdk');
    return { tarball, project, sdk, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Packs a package and returns the path of its tarball. */
export async function pack(cwd: string, folder: string): Promise<string> {
  await run('pnpm', ['pack', '--pack-destination', folder], { cwd });
  const [tarball, ...others] = await readdir(folder);
  if (tarball === undefined || others.length > 0) throw new Error('pnpm pack made no tarball');
  return join(folder, tarball);
}

/** The version of a package that the workspace uses. */
export async function versionInUse(name: string): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(inPackage(`node_modules/${name}/package.json`), 'utf8'),
  );
  if (manifest instanceof Object && 'version' in manifest) return String(manifest.version);
  throw new Error(`${name} has no version`);
}
