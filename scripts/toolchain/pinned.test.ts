import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
    }),
  ),
});

function read(path: string): Promise<string> {
  return readFile(new URL(path, import.meta.url), 'utf8');
}

test('every download has the pinned version and a hash, from any registry', async () => {
  const { packageManager } = z
    .object({ packageManager: z.string() })
    .parse(JSON.parse(await read('../../package.json')));
  const [, nodeVersion] = /nodeVersion = '(.+)'/.exec(await read('./tools.mjs')) ?? [];
  for (const [name, wanted] of [
    ['node', nodeVersion],
    ['pnpm', packageManager.replace('pnpm@', '')],
  ] as const) {
    const { packages } = Lock.parse(JSON.parse(await read(`./pinned/${name}/package-lock.json`)));
    const downloads = Object.entries(packages).filter(([path]) => path !== '');
    expect(downloads.length).toBeGreaterThan(1);
    for (const [path, { version, integrity, resolved }] of downloads) {
      expect({ path, version, resolved }).toEqual({ path, version: wanted, resolved: undefined });
      expect(integrity, path).toMatch(/^sha512-[\w+/]{86}==$/);
    }
  }
});
