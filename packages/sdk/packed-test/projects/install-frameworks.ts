import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inPackage } from '../../build/in-package.ts';
import { run } from '../../build/run.ts';
import type { Packed } from './pack-all.ts';

const projects = ['nextjs', 'vite-react', 'deno', 'bun', 'cloudflare-workers', 'commonjs'] as const;
type Project = (typeof projects)[number];

/** A copy of the projects in examples/frameworks, with the packed SDK. */
export interface Frameworks {
  folderOf(project: Project): string;
  /** Runs a script of a project's package.json. */
  runScript(
    project: Project,
    script: string,
    env?: Readonly<Record<string, string>>,
  ): Promise<string>;
}

/** Installs the projects outside of the workspace, all at once. */
export async function installFrameworks({ folder, sdk }: Packed): Promise<Frameworks> {
  const root = join(folder, 'frameworks');
  const ignored = /\/(?:node_modules|\.next|\.wrangler|dist)(?:\/|$)/;
  await cp(inPackage('../../examples/frameworks'), root, {
    recursive: true,
    filter: (path) => !ignored.test(path),
  });
  const manifest = {
    private: true,
    workspaces: projects,
    overrides: { '@order-store/sdk': `file:${sdk}` },
  };
  await writeFile(join(root, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: root });
  const folderOf = (project: Project) => join(root, project);
  return {
    folderOf,
    runScript: (project, script, env = {}) =>
      run('npm', ['run', script], {
        cwd: folderOf(project),
        env: { ...process.env, ...quiet, ...env },
      }),
  };
}

/** Nothing that the frameworks report to their makers. */
export const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  WRANGLER_SEND_METRICS: 'false',
  DO_NOT_TRACK: '1',
  DENO_NO_UPDATE_CHECK: '1',
  NO_COLOR: '1',
};
