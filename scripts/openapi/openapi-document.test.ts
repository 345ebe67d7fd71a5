import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openApiDocument } from './openapi-document.ts';

test('the committed document is up to date', async () => {
  const committed = new URL('../../packages/api/src/app/openapi.json', import.meta.url);
  expect(
    (await openApiDocument()) === (await readFile(committed, 'utf8')),
    'openapi.json is stale: run `npm run openapi:dump` and commit the result',
  ).toBe(true);
});
