import { expect, test } from 'vitest';
import { catalog } from '../../seed/catalog.ts';
import { motifs } from './motifs/index.ts';

test('every product of the demo has a picture of its own kind', () => {
  const kinds = new Set(catalog.map(({ sku }) => sku.slice(0, 3)));
  expect([...kinds].filter((kind) => !motifs.has(kind))).toEqual([]);
});
