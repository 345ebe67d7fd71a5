import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describedIn, describeProcedures } from './describe-procedures.ts';
import { inPackage } from './in-package.ts';

test('every procedure of the router has its type test: else run npm run api:report', async () => {
  expect(describeProcedures()).toBe(await readFile(inPackage(describedIn), 'utf8'));
});
