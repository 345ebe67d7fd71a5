import { join } from 'node:path';
import { run } from '../build/run.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const configs = [
  'tsconfig.server.json',
  'tsconfig.browser.json',
  'tsconfig.react.json',
  'tsconfig.no-dom.json',
  'tsconfig.loose.json',
];

/**
 * Compiles strict programs and one that is not strict with each compiler, with Node's and a bundler's resolution. Without
 * the DOM types, tRPC's declarations require `skipLibCheck`.
 */
export async function checkTypes({ project }: InstalledSdk): Promise<void> {
  for (const compiler of ['typescript-7', 'typescript-6', 'typescript-5']) {
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
