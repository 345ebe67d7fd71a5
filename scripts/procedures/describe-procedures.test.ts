import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { describeProcedures } from './describe-procedures.ts';

test('the committed page has every procedure as it is', async () => {
  const committed = await readFile(new URL('../../docs/procedures.md', import.meta.url), 'utf8');
  expect(
    await describeProcedures(),
    'docs/procedures.md is stale: run `npm run procedures:dump` and commit what changed',
  ).toBe(committed);
});
