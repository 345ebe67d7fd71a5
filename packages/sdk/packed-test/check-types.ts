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
 * Compiles strict programs with both compilers, with Node's and a bundler's resolution. Without the DOM types,
 * tRPC's declarations require `skipLibCheck`.
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
