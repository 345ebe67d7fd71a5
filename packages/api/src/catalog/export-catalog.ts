import { query, type Database } from '@order-store/db';
import { z } from 'zod';
import { access } from '../platform/identity/access.ts';
import { defineCsvExport } from '../platform/trpc/csv-export.ts';
import { csvRecord } from '../shared/csv.ts';
import { columns } from './read-row.ts';

/** `products.csv`: every product. */
export const productsExport = defineCsvExport({
  name: 'products',
  access: access.catalog,
  input: z.object({}),
  event: () => ({ kind: 'products-exported', details: {} }),
  parts: ({ database }) => exportCatalog(database),
});

/**
 * All products by id, as CSV that can be imported again, a thousand or so per part. Each part is its own short query, so
 * memory stays flat and a slow reader holds no snapshot.
 */
async function* exportCatalog({ pool }: Database): AsyncGenerator<string> {
  yield csvRecord(columns);
  for (let after = '0'; ;) {
    const rows = await query<ExportRow>(pool, sql, [after, partSize]);
    if (rows.length > 0)
      yield rows.map((row) => csvRecord(columns.map((name) => row[name]))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < partSize) return;
    after = last.id;
  }
}

const partSize = 1000;

interface ExportRow {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly description: string | null;
  readonly price: string;
  readonly stock: number;
  readonly archived: 'yes' | 'no';
}

const sql = `
SELECT id, sku, name, description, price, stock_quantity AS stock,
       CASE WHEN archived_at IS NULL THEN 'no' ELSE 'yes' END AS archived
FROM products WHERE id > $1 ORDER BY id LIMIT $2`;
