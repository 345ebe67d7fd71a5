import { expect } from 'vitest';
import { rejection, storeTest } from '../testing/index.ts';

const nfc = 'CAFÉ-Ω-한';
const nfd = nfc.normalize('NFD');

// Failure case 54: docs/failure-cases.md
storeTest('NFC and NFD forms of a SKU are one product', async ({ store }) => {
  const { api } = await store.staff();
  const product = await api.products.create({ sku: nfd, name: nfd, description: nfd, price: '1' });
  expect(product).toMatchObject({ sku: nfc, name: nfc, description: nfc });
  for (const sku of [nfc, nfd, ` ${nfd}\u00A0`]) {
    expect(await store.stranger.products.get({ sku })).toEqual(product);
    expect(await rejection(api.products.create({ sku, name: 'x', price: '1' }))).toMatchObject({
      reason: 'SKU_TAKEN',
    });
    const { items } = await store.stranger.products.list({ search: sku.toLowerCase() });
    expect(items).toEqual([product]);
  }
  const other = await store.product();
  const change = { id: other.id, expectedVersion: 1, sku: nfd };
  expect(await rejection(api.products.update(change))).toMatchObject({ reason: 'SKU_TAKEN' });
});

// Failure case 54: docs/failure-cases.md
storeTest(
  'an import updates the product whose SKU it writes in another form',
  async ({ store }) => {
    const { api } = await store.staff();
    const product = await api.products.create({ sku: nfc, name: 'Old', price: '1' });
    const csv = `sku,name,price\n${nfd},Cafe\u0301,2.00\n`;
    expect(await api.catalog.import({ csv })).toMatchObject({ created: 0, updated: 1 });
    expect(await api.products.get({ id: product.id })).toMatchObject({
      name: 'Café',
      price: '2.00',
    });
  },
);

const characters = [
  '\u200B',
  '\u2066',
  '\u0007',
  '\u202E',
  '\u00AD',
  '\u3164',
  '\n',
  '\t',
  '\u2028',
  '\uFE0F',
  '\u{E0041}',
];

// Failure case 54: docs/failure-cases.md
storeTest(
  'rejects invisible and control characters in names and SKUs, and names them',
  async ({ store }) => {
    const { api } = await store.staff();
    await store.product({ sku: 'PLAIN-1' });
    for (const character of characters) {
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      const hidden = `PLAIN${character}-1`;
      const details = (field: string) => ({
        reason: 'VALIDATION_FAILED',
        details: { [field]: [expect.stringContaining(`must not contain ${code} (`)] },
      });
      const price = '1';
      expect(await rejection(api.products.create({ sku: hidden, name: 'x', price }))).toMatchObject(
        details('sku'),
      );
      expect(await rejection(api.products.create({ sku: 'x', name: hidden, price }))).toMatchObject(
        details('name'),
      );
      const user = { email: 'a@example.com', name: hidden };
      expect(await rejection(api.users.create(user))).toMatchObject(details('name'));
      const { problems } = await api.catalog.import({
        csv: `sku,name,price\n"${hidden}",x,1\n`,
      });
      expect(problems).toMatchObject([{ column: 'sku', message: expect.stringContaining(code) }]);
    }
    expect(await store.count('products')).toBe(1);
  },
);

storeTest(
  'accepts emoji and joiners in names, and line breaks in descriptions',
  async ({ store }) => {
    const { api } = await store.staff();
    for (const [sku, name] of [
      ['1', 'Love ❤️ 👩🏽‍🚀'],
      ['2', 'می‌خواهم'],
      ['3', 'क्‍ष'],
    ] as const) {
      const product = { sku, name, description: 'one\r\ntwo\tthree', price: '1' };
      expect(await api.products.create(product)).toMatchObject({
        name,
        description: 'one\ntwo\tthree',
      });
    }
  },
);
