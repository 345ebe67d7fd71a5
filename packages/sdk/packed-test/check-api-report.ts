import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeApi, reportedIn } from '../build/api-report.ts';
import { inPackage } from '../build/in-package.ts';
import type { InstalledSdk } from './install-in-empty-folder.ts';

/** Checks that the committed API report is up to date, so that changes of the public API are deliberate. */
export async function checkApiReport({ sdk }: InstalledSdk): Promise<void> {
  const reported = (await readFile(inPackage(reportedIn), 'utf8')).split('\n');
  const present = (await describeApi(join(sdk, 'dist'))).split('\n');
  const change = { gone: missing(reported, present), came: missing(present, reported) };
  assert.deepEqual(
    change,
    { gone: [], came: [] },
    `the public surface differs from packages/sdk/${reportedIn}: run npm run api:report, and npm run changeset`,
  );
  assert.deepEqual(present, reported);
  console.log(`API report: ${reportedIn} is up to date`);
}

function missing(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}
