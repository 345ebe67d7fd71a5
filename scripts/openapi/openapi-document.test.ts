import { readFile } from 'node:fs/promises';
import { allReasons } from '@order-store/api/openapi-facts';
import { appRouter } from '@order-store/api/router';
import type { AnyRouter } from '@trpc/server';
import { expect, test } from 'vitest';
import { examples } from './examples.ts';
import { openApiDocument } from './openapi-document.ts';

test('the committed document is up to date', async () => {
  const committed = new URL('../../packages/api/src/app/openapi.json', import.meta.url);
  expect(
    (await openApiDocument()) === (await readFile(committed, 'utf8')),
    'openapi.json is stale: run `npm run openapi:dump` and commit the result',
  ).toBe(true);
});

test('every reason belongs to a procedure, except those of calls that reach none', async () => {
  const { components }: Document = JSON.parse(await openApiDocument());
  const listed = Object.values(components.responses).flatMap(({ description }) =>
    description.split(', '),
  );
  const others = [...allReasons().keys()].filter((reason) => !listed.includes(reason));
  expect(others.toSorted()).toEqual([
    'CLIENT_CLOSED_REQUEST',
    'METHOD_NOT_SUPPORTED',
    'PROCEDURE_NOT_FOUND',
  ]);
});

test('every procedure with an input has an example, and every example has a procedure', async () => {
  const { procedures }: AnyRouter['_def'] = appRouter._def;
  expect(Object.keys(procedures)).toEqual(expect.arrayContaining(Object.keys(examples)));
  const { paths }: Document = JSON.parse(await openApiDocument());
  for (const [path, { get, post }] of Object.entries(paths)) {
    const contents = [get?.parameters?.[0]?.content, post?.requestBody?.content];
    for (const content of contents.filter((each) => each !== undefined))
      expect(content['application/json'], path).toHaveProperty('example');
  }
});

interface Document {
  readonly paths: Record<string, { readonly get?: Operation; readonly post?: Operation }>;
  readonly components: { readonly responses: Record<string, { readonly description: string }> };
}

interface Operation {
  readonly parameters?: readonly { readonly content?: Content }[];
  readonly requestBody?: { readonly content: Content };
}

type Content = Readonly<Record<string, object>>;
