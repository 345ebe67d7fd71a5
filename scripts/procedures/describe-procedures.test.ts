import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeProcedures } from './describe-procedures.ts';

test('the committed page is up to date', async () => {
  const committed = await readFile(new URL('../../docs/procedures.md', import.meta.url), 'utf8');
  expect(
    await describeProcedures(),
    'docs/procedures.md is stale: run `npm run procedures:dump` and commit the result',
  ).toBe(committed);
});
