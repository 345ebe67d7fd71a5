import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { Measurement } from '../measurement.ts';

/** What a web page loads for the whole SDK with all that it needs, as its own packed test bundles it. */
export const sdkSize: Measurement = {
  rows: ['11'],
  title: 'the SDK in a browser',
  estimate: () => 1,
  async run() {
    await using bundle = await rolldown({ input: fileURLToPath(sdk), platform: 'browser' });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    const sizes = output.map((part) => ({
      kilobytes: gzipSync(part.type === 'chunk' ? part.code : part.source).length / 1000,
      isLater: part.type === 'chunk' && part.isDynamicEntry,
    }));
    const sum = (which: typeof sizes) => which.reduce((all, { kilobytes }) => all + kilobytes, 0);
    const size = sum(sizes.filter(({ isLater }) => !isLater));
    const later = sum(sizes.filter(({ isLater }) => isLater));
    return {
      rows: [
        {
          id: '11',
          what: 'the SDK, minified and gzipped, for a browser',
          sides: [{ name: 'SDK', unit: 'kB', median: size, rounds: [size] }],
          figure: size,
          unit: 'kB',
          target: { atMost: 15 },
          note: `what a page loads at once; its first subscription brings ${later.toFixed(1)} kB more`,
        },
      ],
    };
  },
};

const sdk = new URL('../../../packages/sdk/src/index.ts', import.meta.url);
