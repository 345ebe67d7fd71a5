import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { run } from '../build/run.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

/**
 * Runs server bundles such as those of Next.js: with the SDK bundled, external, and in CommonJS.
 */
export async function testServerBundles(
  { project }: InstalledSdk,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const ways = [
    ['bundled.mjs', 'esm', []],
    ['external.mjs', 'esm', [/^@order-store\//]],
    ['bundled.cjs', 'cjs', []],
  ] as const;
  for (const [file, format, external] of ways) {
    await using bundle = await rolldown({
      input: join(project, 'server.js'),
      cwd: project,
      platform: 'node',
      external: [...external],
    });
    await bundle.write({ file: join(project, file), format, codeSplitting: false });
    const printed = await run(process.execPath, [file], { cwd: project, env, timeoutMs: 120_000 });
    console.log(`Server bundle ${file}: ${printed.trim()}`);
  }
}
