import { expect, test } from 'vitest';
import { catalog } from '../../seed/catalog.ts';
import { motifs } from './motifs/index.ts';

test('every kind of product in the demo catalog has an illustration', () => {
  const kinds = new Set(catalog.map(({ sku }) => sku.slice(0, 3)));
  expect([...kinds].filter((kind) => !motifs.has(kind))).toEqual([]);
});
