import { randomUUID } from 'node:crypto';
import { addMoney, type Product } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { signIn, type Person } from '../support/shop-test.ts';

/** A view to check. */
export interface View {
  readonly name: string;
  /** Opens the view. */
  readonly open: (page: Page, people: { customer: Person; staff: Person }) => Promise<void>;
}

/** A port without a listener. */
const unreachableUrl = 'http://127.0.0.1:9/hook';

/** The back office's views of products and webhooks. */
export const goodsViews: readonly View[] = [
  {
    name: 'back office, products',
    open: async (page, { staff }) => {
      await openProducts(page, staff);
    },
  },
  {
    name: 'back office, bulk edit',
    open: async (page, { staff }) => {
      await openProducts(page, staff);
      await page.getByRole('checkbox', { name: 'Select all' }).check();
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByLabel('Percent').fill('5');
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('list', { name: 'Preview' }).waitFor();
    },
  },
  {
    name: 'back office, stock by date',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/stock?from=2026-01-01T00:00&to=2099-01-01T00:00');
      await page.getByRole('table', { name: 'Stock' }).waitFor();
    },
  },
  {
    name: 'back office, no products',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products?q=zeppelin');
      await page.getByText('No products found').waitFor();
    },
  },
  {
    name: 'back office, new product, error',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/new');
      await page.getByLabel('Name', { exact: true }).fill('Harbour teapot');
      await page.getByLabel('SKU').fill('TPT-01-BLU');
      await page.getByLabel('Price (£)').fill('38');
      await page.getByRole('button', { name: 'Create product' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'back office, product',
    open: async (page, { staff }) => {
      await openTeapot(page, staff);
    },
  },
  {
    name: 'back office, product not found',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/9999999');
      await page.getByText('Product not found').waitFor();
    },
  },
  {
    name: 'back office, edit conflict',
    open: async (page, { staff }) => {
      const { id, version, price } = await newJug(staff);
      await signIn(page, staff);
      await page.goto(`/back-office/products/${id}`);
      await page.getByLabel('Name', { exact: true }).fill('Milk jug, blue');
      await page.getByLabel('Description').fill('Half a pint, and it pours well.');
      await staff.client.products.update.mutate({
        id,
        expectedVersion: version,
        price: addMoney(price, '1.50'),
        description: 'Half a pint. It does not drip.',
      });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'back office, unsaved changes',
    open: async (page, { staff }) => {
      await openTeapot(page, staff);
      await page.getByLabel('Name', { exact: true }).fill('Another teapot');
      await page.getByRole('link', { name: 'All products' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'back office, stock count conflict',
    open: async (page, { staff }) => {
      const { id } = await newJug(staff);
      await signIn(page, staff);
      await page.goto(`/back-office/products/${id}`);
      await page.getByRole('button', { name: 'Count stock' }).click();
      await page.getByLabel('Counted quantity').fill('9');
      await staff.client.products.adjustStock.mutate({ id, delta: -2, reason: 'Two are chipped' });
      await page.getByRole('button', { name: 'Set stock' }).click();
      await page.getByText('Two are chipped').last().waitFor();
    },
  },
  {
    name: 'back office, import',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/import');
      await page.getByText('Choose a CSV file').waitFor();
    },
  },
  {
    name: 'back office, preview of an import with errors',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/import');
      const csv =
        'sku,name,price\nTPT-01-BLU,Harbour teapot,41\nJUG-1,A jug,1.999\nJUG-2,,cheap\nJUG-3,A jug,9\n';
      await page.locator('input[type=file]').setInputFiles({
        name: 'jugs.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      });
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('table', { name: 'Preview' }).waitFor();
    },
  },
  {
    name: 'back office, webhooks',
    open: async (page, { staff }) => {
      await staff.client.webhooks.create.mutate({
        url: unreachableUrl,
        description: 'The warehouse',
      });
      await signIn(page, staff);
      await page.goto('/back-office/webhooks');
      await page.getByRole('table', { name: 'Webhooks' }).waitFor();
    },
  },
  {
    name: 'back office, signing secret',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/webhooks/new');
      await page.getByLabel('Endpoint URL').fill(unreachableUrl);
      await page.getByRole('radio', { name: 'Selected events' }).check();
      await page.getByRole('button', { name: 'Create webhook' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'back office, failing webhook',
    open: async (page, { staff }) => {
      const { id } = await staff.client.webhooks.create.mutate({ url: unreachableUrl });
      const jug = await newJug(staff);
      await staff.client.products.adjustStock.mutate({ id: jug.id, delta: 1, reason: 'Found' });
      await signIn(page, staff);
      await page.goto(`/back-office/webhooks/${id}`);
      await page.getByText('Failing').waitFor();
      await page.getByText('Next attempt').first().waitFor();
    },
  },
];

async function openProducts(page: Page, staff: Person): Promise<void> {
  await signIn(page, staff);
  await page.goto('/back-office/products');
  await page.getByRole('row').nth(1).waitFor();
}

async function openTeapot(page: Page, staff: Person): Promise<void> {
  const { id } = await staff.client.products.get.query({ sku: 'TPT-01-BLU' });
  await signIn(page, staff);
  await page.goto(`/back-office/products/${id}`);
  await page.getByRole('table', { name: 'Stock history' }).waitFor();
}

async function newJug({ client }: Person): Promise<Product> {
  return client.products.create.mutate({
    sku: `JUG-${randomUUID().slice(0, 8)}-BLU`,
    name: 'Milk jug',
    description: 'Half a pint.',
    price: '19.50',
    stockQuantity: 12,
  });
}
