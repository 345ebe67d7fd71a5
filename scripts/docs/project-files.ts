import { globSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const ignored = /(^|\/)(node_modules|dist|\.git|\.data|\.turbo|results|test-results)$/;

/** Paths of the repository's own files that match a glob, relative to the root and sorted. */
export function projectFiles(pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: (path) => ignored.test(path) }).toSorted();
}
