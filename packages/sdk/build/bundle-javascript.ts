import { rolldown } from 'rolldown';
import { inPackage } from './in-package.ts';

/** Writes `index.js` into a folder: the SDK as one ES module that imports nothing but tRPC and EventSource. */
export async function bundleJavaScript(output: string): Promise<void> {
  await using bundle = await rolldown({
    input: inPackage('src/index.ts'),
    external: /^(@trpc\/|eventsource$)/,
    platform: 'neutral',
    experimental: { attachDebugInfo: 'none' },
  });
  await bundle.write({ dir: output, format: 'esm' });
}
