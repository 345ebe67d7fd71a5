import { rolldown } from 'rolldown';
import { inPackage } from './in-package.ts';

/** The modules that users import: `@order-store/sdk` and what is behind a slash of it. */
export const entries = ['catalog', 'index', 'react', 'webhooks'] as const;

/**
 * Writes each entry into a folder as ES modules that import nothing but tRPC, EventSource and, for React alone, it
 * and TanStack Query. Each source stays a module of
 * its own: whoever wants one function must not be made to load tRPC, which is not free of side effects.
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
