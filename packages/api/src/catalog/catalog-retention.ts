import { day, deleteByAge, type RetentionRule } from '../platform/retention/retention.ts';

export const catalogRetention: readonly RetentionRule<never>[] = [
  {
    table: 'catalog_imports',
    meaning: 'Catalog imports with their rows, finished or abandoned, after they began.',
    keptFor: day,
    statement: deleteByAge('catalog_imports', 'id', 'created_at'),
  },
];
