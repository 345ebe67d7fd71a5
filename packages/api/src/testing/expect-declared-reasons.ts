import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import type { TestStore } from './test-store.ts';

/** Fails the test if calls failed with reasons that the OpenAPI document does not list for their procedures. */
export async function expectDeclaredReasons({ services }: TestStore): Promise<void> {
  const declared = await (declaredReasons ??= readDeclaredReasons());
  const { values } = await services.metrics.procedureDuration.get();
  const undeclared = values.flatMap(({ labels: { procedure, reason } }) =>
    declared.get(String(procedure))?.has(String(reason)) === false
      ? [`${procedure}: ${reason}`]
      : [],
  );
  expect(
    [...new Set(undeclared)],
    'reasons to name in the docstrings of their procedures (then run npm run openapi:dump)',
  ).toEqual([]);
}

let declaredReasons: ReturnType<typeof readDeclaredReasons> | undefined;

/** By procedure, without subscriptions, which the document does not describe. */
async function readDeclaredReasons(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const file = new URL('../app/openapi.json', import.meta.url);
  const { paths, components }: Document = JSON.parse(await readFile(file, 'utf8'));
  const reasonsOf = ({ $ref = '' }: Reference) =>
    components.responses[$ref.replace(/.*\//, '')]?.description.split(', ') ?? [];
  return new Map(
    Object.entries(paths).map(([path, { get, post }]) => {
      const failures = Object.values((get ?? post)?.responses ?? {}).flatMap(reasonsOf);
      // A caller that is gone gets no response.
      return [path.slice(1), new Set(['OK', 'CLIENT_CLOSED_REQUEST', ...failures])];
    }),
  );
}

interface Document {
  readonly paths: Readonly<
    Record<string, Partial<Record<'get' | 'post', { responses: Record<string, Reference> }>>>
  >;
  readonly components: { readonly responses: Record<string, { readonly description: string }> };
}

interface Reference {
  readonly $ref?: string;
}
