import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describedIn, describeProcedures } from './describe-procedures.ts';
import { inPackage } from './in-package.ts';

test('the type tests are up to date (run npm run api:report)', async () => {
  expect(describeProcedures()).toBe(await readFile(inPackage(describedIn), 'utf8'));
});
