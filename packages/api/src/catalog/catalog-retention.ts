import { day, type RetentionRule } from '../platform/retention/retention.ts';

export const catalogRetention: readonly RetentionRule<never>[] = [
  {
    table: 'catalog_imports',
    meaning: 'Catalog imports with their rows and results, ended or abandoned, after they began.',
    keptFor: day,
    statement: `
DELETE FROM catalog_imports WHERE id IN (
  SELECT id FROM catalog_imports
  WHERE created_at < now() AT TIME ZONE 'UTC' - make_interval(secs => $1)
    AND NOT EXISTS (
      SELECT FROM catalog_import_jobs WHERE import_id = id AND state IN ('checking', 'applying')
    )
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED
)`,
  },
];
