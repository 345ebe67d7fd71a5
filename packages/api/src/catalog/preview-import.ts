import { execute, query, type Database } from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import type { CatalogPreviewRowView, CatalogPreviewView } from './catalog-views.ts';
import { findImport } from './import-jobs.ts';
import { readRest, wrongState } from './stage-catalog.ts';

interface PreviewInput {
  readonly id: string;
  readonly outcome?: CatalogPreviewRowView['outcome'] | undefined;
  readonly afterLine: number;
  readonly limit: number;
}

/**
 * Compares the uploaded rows with the products as they are now. Counts all rows, and returns the first ones after a line. Reads
 * only, in one snapshot, and takes no lock. Throws IMPORT_NOT_FOUND, IMPORT_STATE, VALIDATION_FAILED.
 */
export async function previewImport(
  database: Database,
  actor: Actor,
  { id, outcome, afterLine, limit }: PreviewInput,
): Promise<CatalogPreviewView> {
  const job = await findImport(database.pool, actor, id);
  if (job.state !== 'uploading') throw wrongState(id, job);
  // Not stored until the import is started, because more parts may follow.
  const rest = await readRest(job);
  return database.knex.transaction(
    async (transaction) => {
      await execute(transaction, settings);
      const [preview] = await query<CatalogPreviewView>(transaction, sql, [
        id,
        JSON.stringify(rest.rows),
        JSON.stringify(rest.problems),
        afterLine,
        outcome ?? null,
        limit,
      ]);
      if (!preview) throw new Error(`The preview of import ${id} has no counts`);
      return preview;
    },
    { readOnly: true },
  );
}

/** Counting compares every row: for a million of them, in memory. */
const settings = `
SELECT set_config(name, value, true) FROM (VALUES ('work_mem', '64MB'), ('jit', 'off')) AS settings (name, value)`;

/** The uploaded rows, with the columns that `fields` needs. */
const rowsOf = (stored: string, rest: string) => `
  SELECT line, sku, name, sets_description, description, price, stock, archived
  FROM catalog_import_rows WHERE import_id = $1 AND ${stored}
  UNION ALL
  SELECT line, sku, name, "setsDescription", description, price, stock, archived
  FROM jsonb_to_recordset($2::jsonb) AS rows
    (line int, sku text, name text, "setsDescription" boolean, description text, price numeric, stock int, archived boolean)
  WHERE ${rest}`;

const problemsOf = (stored: string, rest: string) => `
  SELECT line, "column", message FROM catalog_import_problems WHERE import_id = $1 AND ${stored}
  UNION ALL
  SELECT line, "column", message FROM jsonb_to_recordset($3::jsonb) AS rows (line int, "column" text, message text)
  WHERE ${rest}`;

/** What the row would make of its product, as in `apply-rows.ts`. */
const after = {
  name: 'COALESCE(file.name, products.name)',
  description:
    'CASE WHEN file.sets_description THEN file.description ELSE products.description END',
  price: 'COALESCE(file.price, products.price)',
  stock: 'COALESCE(file.stock, products.stock_quantity, 0)',
  archived: 'COALESCE(file.archived, products.archived_at IS NOT NULL)',
};
const before = {
  name: 'products.name',
  description: 'products.description',
  price: 'products.price',
  stock: 'products.stock_quantity',
  archived: 'products.archived_at IS NOT NULL',
} satisfies typeof after;

const listOf = (fields: typeof after) => `(${Object.values(fields).join(', ')})`;
const viewOf = ({ price, ...fields }: typeof after) =>
  `json_build_object(${Object.entries({ ...fields, price: `(${price})::numeric(10, 2)::text` })
    .map(([name, value]) => `'${name}', ${value}`)
    .join(', ')})`;

/** `first` is the first line with the same SKU. The rows of the page are read again by their line. */
const sql = `
WITH problems AS (${problemsOf('true', 'true')}
), file AS NOT MATERIALIZED (${rowsOf('true', 'true')}
), repeated AS (
  SELECT sku, min(line) AS first FROM file GROUP BY sku HAVING count(*) > 1
), compared AS MATERIALIZED (
  SELECT file.line, repeated.first,
         CASE WHEN file.line > repeated.first THEN 'refused'
              WHEN products.id IS NULL AND (file.name IS NULL OR file.price IS NULL) THEN 'refused'
              WHEN products.id IS NULL THEN 'created'
              WHEN ${listOf(before)} IS DISTINCT FROM ${listOf(after)} THEN 'updated'
              ELSE 'unchanged' END AS outcome
  FROM file LEFT JOIN products USING (sku) LEFT JOIN repeated USING (sku)
  WHERE NOT EXISTS (SELECT FROM problems WHERE problems.line = file.line)
  UNION ALL
  SELECT DISTINCT line, NULL::int, 'refused' FROM problems
), page AS (
  SELECT * FROM compared WHERE line > $4 AND ($5::text IS NULL OR outcome = $5) ORDER BY line LIMIT $6
), items AS (
  SELECT page.line, file.sku, page.outcome,
         CASE WHEN outcome <> 'refused' AND products.id IS NOT NULL THEN ${viewOf(before)} END AS "from",
         CASE WHEN outcome <> 'refused' THEN ${viewOf(after)} END AS "to",
         COALESCE((
           SELECT json_agg(json_build_object('line', line, 'column', "column", 'message', message) ORDER BY "column")
           FROM (${problemsOf('line = page.line', 'line = page.line')}
             UNION ALL
             SELECT page.line, 'sku', format('is already on line %s', first) WHERE page.line > first
             UNION ALL
             SELECT page.line, missing, 'is required: no product has this SKU'
             FROM (VALUES ('name', file.name IS NULL), ('price', file.price IS NULL)) AS cells (missing, is_missing)
             WHERE is_missing AND file.sku IS NOT NULL AND products.id IS NULL
           ) found
         ), '[]') AS problems
  FROM page
  LEFT JOIN LATERAL (${rowsOf('line = page.line', 'line = page.line')}
    LIMIT 1
  ) file ON true
  LEFT JOIN products ON products.sku = file.sku
)
SELECT count(*) FILTER (WHERE outcome = 'created')::int AS created,
       count(*) FILTER (WHERE outcome = 'updated')::int AS updated,
       count(*) FILTER (WHERE outcome = 'unchanged')::int AS unchanged,
       count(*) FILTER (WHERE outcome = 'refused')::int AS refused,
       (SELECT COALESCE(json_agg(items ORDER BY line), '[]') FROM items) AS items
FROM compared`;
