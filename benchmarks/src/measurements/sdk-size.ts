import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { includeTrpc } from '../../../packages/api/build/include-trpc.ts';
import { bundleJavaScript } from '../../../packages/sdk/build/bundle-javascript.ts';
import type { Measurement } from '../measurement.ts';

/** The SDK as it is published, with its dependencies, bundled as in the SDK's package test. */
export const sdkSize: Measurement = {
  rows: ['11'],
  title: 'size of the SDK',
  estimate: () => 2,
  async run() {
    const published = fileURLToPath(dist);
    await rm(published, { recursive: true, force: true });
    await bundleJavaScript(published);
    await includeTrpc(published);
    await using bundle = await rolldown({
      input: join(published, 'index.js'),
      platform: 'browser',
      // As in an app, whose entry is loaded by a page, which imports nothing from it.
      preserveEntrySignatures: 'allow-extension',
    });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    const sizes = output.map((part) => ({
      kilobytes: gzipSync(part.type === 'chunk' ? part.code : part.source).length / 1000,
      isLazy: part.type === 'chunk' && part.isDynamicEntry,
    }));
    const sum = (which: typeof sizes) => which.reduce((all, { kilobytes }) => all + kilobytes, 0);
    const size = sum(sizes.filter(({ isLazy }) => !isLazy));
    const lazy = sum(sizes.filter(({ isLazy }) => isLazy));
    return {
      rows: [
        {
          id: '11',
          what: 'the SDK for a browser, minified and gzipped',
          sides: [{ name: 'SDK', unit: 'kB', median: size, rounds: [size] }],
          figure: size,
          unit: 'kB',
          target: { atMost: 15 },
          note: `loaded at once; the first subscription loads ${lazy.toFixed(1)} kB more`,
        },
      ],
    };
  },
};

const dist = new URL('../../../packages/sdk/dist/', import.meta.url);
