import { randomUUID } from 'node:crypto';
import { noInput, type Calls } from './calls.ts';

export const catalogCalls: Calls = {
  'catalog.import': {
    type: 'mutation',
    input: () => ({
      csv: `sku,name,price,stock\n${randomUUID()},New,1.00,3\n`,
      mode: 'row-by-row',
    }),
  },
  'catalog.beginImport': { type: 'mutation', input: noInput },
  'catalog.uploadPart': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, part: 1, text: 'sku,stock\nMUG,3\n' }),
  },
  'catalog.previewImport': {
    type: 'query',
    input: ({ importId: id }) => ({ id, outcome: 'updated', afterLine: 1, limit: 2 }),
  },
  'catalog.startImport': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, mode: 'all-or-nothing' }),
  },
  'catalog.getImport': { type: 'query', input: ({ importId: id }) => ({ id }) },
  'catalog.listImports': { type: 'query', input: noInput },
  'catalog.listImportRows': {
    type: 'query',
    input: ({ importId: id }) => ({ id, afterLine: 1, limit: 2 }),
  },
  'catalog.cancelImport': { type: 'mutation', input: ({ importId: id }) => ({ id }) },
  'catalog.addToImport': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, csv: 'sku,stock\nMUG,3\n', firstLine: 2 }),
  },
  'catalog.finishImport': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, mode: 'all-or-nothing' }),
  },
};
