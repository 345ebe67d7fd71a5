import { expect } from 'vitest';
import { rejection, storeTest, type TestUser } from '../testing/index.ts';

const header = 'sku,name,description,price,stock,archived';

storeTest(
  'previews what each row would change, and the import then does that',
  async ({ store }) => {
    const staff = await store.staff();
    await store.product({ sku: 'MUG', name: 'Mug', price: '4.50', stockQuantity: 7 });
    await store.product({ sku: 'TRAY', name: 'Tray', price: '9.00', stockQuantity: 5 });
    const gone = await store.product({ sku: 'OLD', name: 'Old', price: '1.00', stockQuantity: 1 });
    await staff.api.products.archive({ id: gone.id });
    // The file ends in the middle of a row, without a line break.
    const id = await uploaded(staff, [
      'MUG,Big mug,Blue,5,,',
      'TRAY,Tray,,9.00,5,no',
      'JUG,Jug,,,,',
      'TRAY,Again,,1.00,,',
      'POT,Pot,,x,-1,',
      'OLD,Old,,1.00,,no',
      'NEW,New,,0.1,3,',
    ]);

    const preview = await staff.api.catalog.previewImport({ id });
    const before = { description: null, archived: false };
    const mug = { ...before, name: 'Mug', price: '4.50', stock: 7 };
    const tray = { ...before, name: 'Tray', price: '9.00', stock: 5 };
    const old = { ...before, name: 'Old', price: '1.00', stock: 1, archived: true };
    const rejected = { outcome: 'refused', from: null, to: null };
    const empty = { problems: [] };
    expect(preview).toMatchObject({ created: 1, updated: 2, unchanged: 1, refused: 3 });
    expect(preview.items).toMatchObject([
      {
        ...empty,
        line: 2,
        sku: 'MUG',
        outcome: 'updated',
        from: mug,
        to: { ...mug, name: 'Big mug', description: 'Blue', price: '5.00' },
      },
      { ...empty, line: 3, sku: 'TRAY', outcome: 'unchanged', from: tray, to: tray },
      { ...rejected, line: 4, sku: null, problems: [{ column: 'price' }] },
      { ...rejected, line: 5, problems: [{ column: 'sku', message: 'is already on line 3' }] },
      { ...rejected, line: 6, sku: null, problems: [{ column: 'price' }, { column: 'stock' }] },
      { ...empty, line: 7, outcome: 'updated', from: old, to: { ...old, archived: false } },
      {
        ...empty,
        line: 8,
        outcome: 'created',
        from: null,
        to: { ...before, name: 'New', price: '0.10', stock: 3 },
      },
    ]);
    expect(await store.count('products')).toBe(3);

    const { created, updated, unchanged } = preview;
    await staff.api.catalog.finishImport({ id, mode: 'row-by-row' });
    expect(await staff.api.catalog.getImport({ id })).toMatchObject({
      created,
      updated,
      unchanged,
      refused: preview.refused,
    });
    const applied = await staff.api.catalog.listImportRows({ id });
    expect(
      applied.items.map(({ line, outcome, problems }) => ({ line, outcome, problems })),
    ).toEqual(preview.items.map(({ line, outcome, problems }) => ({ line, outcome, problems })));
    expect((await rejection(staff.api.catalog.previewImport({ id }))).reason).toBe('IMPORT_STATE');
  },
);

storeTest('previews a page of the rows with an outcome, and counts all', async ({ store }) => {
  const [staff, other] = [await store.staff(), await store.staff()];
  await store.product({ sku: 'S-3', name: 'Product', price: '1.00', stockQuantity: 0 });
  const rows = Array.from({ length: 2500 }, (_, n) => `S-${n},Product,,1.00,,`);
  const id = await uploaded(staff, rows);
  const counts = { created: 2499, updated: 0, unchanged: 1, refused: 0 };
  const page = (input: object) => staff.api.catalog.previewImport({ id, limit: 2, ...input });

  expect(await page({})).toMatchObject({ ...counts, items: [{ line: 2 }, { line: 3 }] });
  expect(await page({ outcome: 'created', afterLine: 4 })).toMatchObject({
    ...counts,
    items: [{ line: 6 }, { line: 7 }],
  });
  expect(await page({ outcome: 'unchanged' })).toMatchObject({ items: [{ line: 5, sku: 'S-3' }] });
  expect((await page({ outcome: 'refused' })).items).toEqual([]);

  const { id: narrow } = await staff.api.catalog.beginImport();
  await staff.api.catalog.uploadPart({ id: narrow, part: 1, text: 'sku,price\nS-3,2\nJUG,3' });
  expect((await staff.api.catalog.previewImport({ id: narrow })).items).toMatchObject([
    { sku: 'S-3', outcome: 'updated', from: { name: 'Product' }, to: { price: '2.00' } },
    { sku: 'JUG', outcome: 'refused', problems: [{ line: 3, column: 'name' }] },
  ]);
  expect((await rejection(other.api.catalog.previewImport({ id }))).reason).toBe(
    'IMPORT_NOT_FOUND',
  );
});

async function uploaded({ api }: TestUser, rows: readonly string[]): Promise<string> {
  const { id } = await api.catalog.beginImport();
  const file = [header, ...rows].join('\n');
  for (let at = 0; at < file.length; at += 40_000)
    await api.catalog.uploadPart({ id, part: at / 40_000 + 1, text: file.slice(at, at + 40_000) });
  return id;
}
