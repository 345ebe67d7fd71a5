import { rolldown } from 'rolldown';
import { inPackage } from './in-package.ts';

/** The entries of the package. */
export const entries = ['catalog', 'index', 'react', 'testing', 'webhooks'] as const;

/**
 * Writes each entry as ES modules without their dependencies. Each source stays a separate module, so that importing
 * one function doesn't load tRPC, which has side effects.
 */
export async function bundleJavaScript(output: string): Promise<void> {
  await using bundle = await rolldown({
    input: Object.fromEntries(entries.map((name) => [name, inPackage(`src/${name}.ts`)])),
    external: /^(@trpc\/|@tanstack\/|react$|eventsource$)/,
    platform: 'neutral',
    experimental: { attachDebugInfo: 'none' },
  });
  await bundle.write({
    dir: output,
    format: 'esm',
    preserveModules: true,
    preserveModulesRoot: inPackage('src'),
  });
}
