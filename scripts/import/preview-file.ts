import type { CatalogImportPreview, CatalogImportPreviewRow, StoreClient } from '@order-store/sdk';
import { uploadCatalog } from '@order-store/sdk/catalog';
import { bytesOf, requireFile, type Bar } from './import-file.ts';

/** Prints what importing a file would change, and changes nothing. Returns the exit code. */
export async function previewFile(
  client: StoreClient,
  file: string,
  bar: Bar,
  print: (line: string) => void,
): Promise<number> {
  const { size } = await requireFile(file);
  const { id } = await uploadCatalog(client, bytesOf(file), {
    onProgress: ({ bytes }) => bar.show(bytes ?? 0, size, 'bytes uploaded'),
  }).finally(() => bar.end());
  try {
    const preview = (input: object): Promise<CatalogImportPreview> =>
      client.catalog.previewImport.query({ id, limit: 100, ...input });
    const { created, updated, unchanged, refused: rejected } = await preview({ limit: 1 });
    for (const outcome of ['created', 'updated', 'refused'] as const) {
      const { items, [outcome]: count } = await preview({ outcome });
      for (const row of items) print(`line ${row.line}, ${describe(row)}`);
      if (items.length < count) print(`… ${count - items.length} more rows: ${names[outcome]}`);
    }
    print(
      `${created} would be created, ${updated} changed and ${unchanged} unchanged; ${rejected} rows have errors. Nothing was imported.`,
    );
    return rejected === 0 ? 0 : 1;
  } finally {
    await client.catalog.cancelImport.mutate({ id });
  }
}

const names = { created: 'new', updated: 'changed', refused: 'with errors' } as const;
const fields = ['price', 'name', 'stock', 'archived', 'description'] as const;

function describe({ sku, from, to, problems }: CatalogImportPreviewRow): string {
  if (to === null) return problems.map(({ column, message }) => `${column}: ${message}`).join('; ');
  if (from === null) return `${sku}: new, ${to.name}, price ${to.price}, stock ${to.stock}`;
  const changes = fields
    .filter((field) => from[field] !== to[field])
    .map((field) => `${field} ${from[field] ?? 'none'} → ${to[field] ?? 'none'}`);
  return `${sku}: ${changes.join(', ')}`;
}
