import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import type { InstalledSdk } from './install-in-empty-folder.ts';

const maxBytes = 12_000;
/** Limit for `@order-store/sdk/react` without React and TanStack Query. */
const maxBytesForReact = 5_600;
/** Limit for a page that only uses the money functions. */
const maxBytesForMoney = 1_000;

/**
 * Measures what a page loads, minified and gzipped: the whole SDK, parts of it, and what is loaded on use.
 */
export async function measureBundle(installed: InstalledSdk): Promise<void> {
  const all = await bundle(installed, `export * from '@order-store/sdk';`);
  const money = await bundle(installed, `export { addMoney } from '@order-store/sdk';`);
  const react = await bundle(
    installed,
    `export * from '@order-store/sdk'; export * from '@order-store/sdk/react';`,
    ['react', '@tanstack/react-query'],
  );
  console.log(
    `Browser bundle: ${all.bytes} bytes minified and gzipped, of ${maxBytes} allowed, and ` +
      `${all.laterBytes} on use (subscriptions, export, logs); ${money.bytes} with nothing but money; ` +
      `${react.bytes - all.bytes} more with all for React, of ${maxBytesForReact} allowed`,
  );
  assert.ok(all.bytes <= maxBytes, `the bundle has ${all.bytes} bytes, more than ${maxBytes}`);
  assert.ok(
    money.bytes <= maxBytesForMoney,
    `money alone brings ${money.bytes} bytes:\n${money.code}`,
  );
  assert.ok(react.bytes - all.bytes <= maxBytesForReact, 'what is for React is small');
}

async function bundle({ project }: InstalledSdk, code: string, external: readonly string[] = []) {
  const input = join(project, 'bundled.js');
  await writeFile(input, code);
  await using made = await rolldown({
    input,
    cwd: project,
    platform: 'browser',
    // As in an app, whose entry is loaded by a page, which imports nothing from it.
    preserveEntrySignatures: 'allow-extension',
    external: [...external],
    onLog(_level, log) {
      throw new Error(`The browser's bundle is not clean: ${log.message}`);
    },
  });
  const { output } = await made.generate({ format: 'esm', minify: true });
  const [entry, ...others] = output.filter((file) => file.type === 'chunk');
  assert.ok(entry, 'there is a bundle');
  const names = new Set(others.map(({ fileName }) => fileName));
  assert.deepEqual(
    entry.imports.filter((name) => names.has(name)),
    [],
    'a page loads one file, and more only on use',
  );
  const laterBytes = others.reduce((sum, { code: later }) => sum + sizeOf(later), 0);
  return { code: entry.code, bytes: sizeOf(entry.code), laterBytes };
}

function sizeOf(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}
