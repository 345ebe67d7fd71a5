import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { entries } from '../build/bundle-javascript.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const mostBytes = 15_000;
/** Of a page that only reckons with money. */
const mostBytesOfMoney = 1_000;

/** What a page would load, minified and gzipped: everything of the SDK with all it needs, or a part of it. */
export async function measureBundle(installed: InstalledSdk): Promise<void> {
  const everything = entries.map((name) => `export * from '${nameOf(name)}';`).join('\n');
  const all = await bundle(installed, everything);
  const money = await bundle(installed, `export { addMoney } from '@order-store/sdk';`);
  console.log(
    `Browser bundle: ${all.bytes} bytes minified and gzipped, of ${mostBytes} allowed; ` +
      `${money.bytes} with nothing but money`,
  );
  assert.ok(all.bytes <= mostBytes, `the bundle has ${all.bytes} bytes, more than ${mostBytes}`);
  assert.ok(
    money.bytes <= mostBytesOfMoney,
    `money alone brings ${money.bytes} bytes:\n${money.code}`,
  );
}

function nameOf(entry: (typeof entries)[number]): string {
  return entry === 'index' ? '@order-store/sdk' : `@order-store/sdk/${entry}`;
}

async function bundle({ project }: InstalledSdk, code: string) {
  const input = join(project, 'bundled.js');
  await writeFile(input, code);
  await using made = await rolldown({
    input,
    cwd: project,
    platform: 'browser',
    onLog(_level, log) {
      throw new Error(`The browser's bundle is not clean: ${log.message}`);
    },
  });
  const { output } = await made.generate({ format: 'esm', minify: true });
  const [chunk, ...others] = output;
  assert.deepEqual(others, [], 'the bundle is one file');
  return { code: chunk.code, bytes: gzipSync(chunk.code, { level: 9 }).length };
}
