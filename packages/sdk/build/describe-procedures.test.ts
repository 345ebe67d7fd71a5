import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describedIn, describeProcedures } from './describe-procedures.ts';
import { describeInputs, inputsIn } from './describe-inputs.ts';
import { describeStoreFacts, factsIn } from './describe-store-facts.ts';
import { inPackage } from './in-package.ts';
import { allProcedures } from './procedure-facts.ts';
import { fieldsWithoutDescription } from './write-type.ts';

test('the type tests are up to date (run npm run api:report)', async () => {
  expect(describeProcedures()).toBe(await readFile(inPackage(describedIn), 'utf8'));
});

test('the named inputs are up to date (run npm run api:report)', async () => {
  expect(await describeInputs()).toBe(await readFile(inPackage(inputsIn), 'utf8'));
});

test('what the fake client knows of the store is up to date (run npm run api:report)', async () => {
  expect(describeStoreFacts()).toBe(await readFile(inPackage(factsIn), 'utf8'));
});

test('every input field has a description, which editors show', () => {
  const missing = allProcedures().flatMap(([path, { input }]) =>
    input ? fieldsWithoutDescription(input).map((field) => `${path}: ${field}`) : [],
  );
  expect(missing).toEqual([]);
});
