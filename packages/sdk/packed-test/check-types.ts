import { join } from 'node:path';
import { run } from '../build/run.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const configs = [
  'tsconfig.server.json',
  'tsconfig.browser.json',
  'tsconfig.react.json',
  'tsconfig.no-dom.json',
];

/**
 * Strict users with both compilers: a server with Node's resolution, a page with a bundler's. A server
 * without the types of browsers has to skip the check of libraries, for tRPC's sake.
 */
export async function checkTypes({ project }: InstalledSdk): Promise<void> {
  for (const compiler of ['typescript-7', 'typescript-6']) {
    const tsc = join(project, 'node_modules', compiler, 'bin/tsc');
    const version = await run(process.execPath, [tsc, '--version']);
    for (const config of configs) {
      await run(process.execPath, [tsc, '--project', config], { cwd: project });
    }
    console.log(
      `Types: TypeScript ${version.replace('Version', '').trim()} with ${configs.join(', ')}`,
    );
  }
}
