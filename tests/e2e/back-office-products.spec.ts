import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Product } from '@order-store/sdk';
import type { Browser, Page } from '@playwright/test';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

// Tests with several windows are slow.
test.describe.configure({ timeout: 120_000 });

test('the second of two concurrent edits shows both versions and saves the selected values', async ({
  page,
  browser,
  staff,
  newProduct,
}) => {
  const product = await newProduct({ name: `Jug ${randomUUID()}`, price: '10.00' });
  const other = await anotherWindow(browser, staff);
  await signIn(page, staff);
  await Promise.all([openProduct(page, product), openProduct(other, product)]);

  await field(page, 'Name').fill('Blue jug');
  await field(page, 'Price (£)').fill('12.5');
  await field(other, 'Price (£)').fill('11');
  await field(other, 'Description').fill('Holds a litre.');
  await save(other);
  await expect(other.getByText(/ saved$/)).toBeVisible();

  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Someone else changed this' });
  await expect(dialog.getByRole('group')).toHaveCount(3);
  // Preselects the changed side of a field, and none when both sides changed it.
  await expect(choice(dialog, 'Name', /^Yours/)).toBeChecked();
  await expect(choice(dialog, 'Description', /^Theirs/)).toBeChecked();
  await expect(choice(dialog, 'Price', /^Yours/)).not.toBeChecked();
  await expect(choice(dialog, 'Price', /^Theirs/)).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Save selected' }).click();
  await expect(dialog).toBeVisible();

  // A third edit while the dialog is open.
  await field(other, 'Description').fill('Holds two litres.');
  await save(other);
  await expect
    .poll(async () => (await current(staff, product)).description)
    .toBe('Holds two litres.');
  await choice(dialog, 'Price', /^Yours/).check();
  await dialog.getByRole('button', { name: 'Save selected' }).click();
  await expect(choice(dialog, 'Description', /two litres/)).toBeChecked();
  await expect(choice(dialog, 'Price', /^Yours £12.50/)).toBeChecked();
  await dialog.getByRole('button', { name: 'Save selected' }).click();
  await expect(dialog).toHaveCount(0);

  expect(await current(staff, product)).toMatchObject({
    name: 'Blue jug',
    price: '12.50',
    description: 'Holds two litres.',
    sku: product.sku,
  });
  await expect(page.getByRole('heading', { name: 'Blue jug' })).toBeVisible();
});

test('closing the conflict dialog keeps the values in the form', async ({
  page,
  staff,
  newProduct,
}) => {
  const product = await newProduct({});
  await signIn(page, staff);
  await openProduct(page, product);
  await field(page, 'Name').fill('Mine');
  const { id, version } = product;
  await staff.client.products.update.mutate({ id, expectedVersion: version, name: 'Theirs' });
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Someone else changed this' });
  // Escape works once the dialog has the focus.
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('Mine');
  expect(await current(staff, product)).toMatchObject({ name: 'Theirs' });
});

test('a sale during an edit causes no conflict', async ({ page, staff, customer, newProduct }) => {
  const product = await newProduct({ stockQuantity: 100 });
  await signIn(page, staff);
  await openProduct(page, product);
  await field(page, 'Name').fill('Renamed meanwhile');
  await customer.client.orders.place.mutate({ items: [{ productId: product.id, quantity: 5 }] });
  await expect(stock(page)).toContainText('95');
  await save(page);
  await expect(page.getByRole('heading', { name: 'Renamed meanwhile' })).toBeVisible();
  expect(await current(staff, product)).toMatchObject({ stockQuantity: 95 });
});

test('shows rejected values at their fields', async ({ page, staff, newProduct }) => {
  const [taken, product] = [await newProduct({}), await newProduct({})];
  await signIn(page, staff);
  await openProduct(page, product);
  await field(page, 'SKU').fill(taken.sku);
  await save(page);
  await expect(page.getByRole('alert')).toHaveText('Another product has this SKU.');
  await field(page, 'SKU').fill(product.sku);
  await field(page, 'Price (£)').fill('1.999');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('Enter a price such as 29.99');
});

test('asks before discarding unsaved changes', async ({ page, staff, newProduct }) => {
  const product = await newProduct({});
  await signIn(page, staff);
  await openProduct(page, product);
  await field(page, 'Name').fill('Not saved yet');
  await page.getByRole('link', { name: 'All products' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('Not saved yet');
  await page.getByRole('link', { name: 'All products' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/back-office/products');
});

test('rejects a count when the stock changed in the meantime and lists the movements', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 100 });
  await signIn(page, staff);
  await openProduct(page, product);
  await page.getByRole('button', { name: 'Count stock' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Recorded: 100');
  await dialog.getByLabel('Counted quantity').fill('98');
  await customer.client.orders.place.mutate({ items: [{ productId: product.id, quantity: 5 }] });
  await dialog.getByRole('button', { name: 'Set stock' }).click();
  await expect(dialog.getByText('The stock changed from 100 to 95')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText(/-5 sale, by Edith Marlow/);
  expect(await current(staff, product)).toMatchObject({ stockQuantity: 95 });

  await dialog.getByRole('radio', { name: 'Before these changes: set stock to 93' }).check();
  await dialog.getByRole('button', { name: 'Set stock' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await current(staff, product)).toMatchObject({ stockQuantity: 93 });
  await expect(history(page).getByRole('row').nth(1)).toContainText('Count');
  await expect(history(page).getByRole('row').nth(2)).toContainText('Sale');
});

test('an adjustment updates the product list and the shop live and appears in the history', async ({
  page,
  browser,
  staff,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 20 });
  const list = await anotherWindow(browser, staff);
  await list.goto(`/back-office/products?q=${product.sku}`);
  const row = list.getByRole('row').filter({ hasText: product.sku });
  await expect(row).toContainText('20');
  const shop = await browser.newPage();
  await shop.goto(`/?q=${encodeURIComponent(product.name)}`);
  const card = shop.getByRole('article').filter({ hasText: product.name });
  await expect(card).toContainText('20 in stock');
  await signIn(page, staff);
  await openProduct(page, product);

  await adjust(page, 'Remove', '15', 'Chipped on the way');
  await expect(card).toContainText('Only 5 left');
  await expect(row).toContainText('Low5');
  await expect(stock(page)).toContainText('5');
  await expect(history(page).getByRole('row').nth(1)).toContainText('Chipped on the way');
  await expect(history(page).getByRole('row').nth(1)).toContainText(staff.name);

  await adjust(page, 'Remove', '6', 'More than there are');
  await expect(page.getByRole('alert')).toHaveText('Only 5 in stock.');
  await adjust(page, 'Add', '1000', 'A delivery');
  await expect(row).toContainText('1,005');
  await expect(card).toContainText('1,005 in stock');
});

test('stock history goes back to the initial stock and links to each order', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 1000 });
  const items = [{ productId: product.id, quantity: 1 }];
  const order = await customer.client.orders.place.mutate({ items });
  for (let round = 0; round < 24; round += 1) {
    await staff.client.products.adjustStock.mutate({ id: product.id, delta: 1, reason: 'Round' });
  }
  await signIn(page, staff);
  await openProduct(page, product);
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    await expect(history(page).getByRole('row').last()).toContainText('Initial stock', {
      timeout: 500,
    });
  }).toPass();
  await expect(history(page).getByRole('row')).toHaveCount(27);
  await history(page).getByRole('link', { name: order.orderNumber }).click();
  await expect(page).toHaveURL(new RegExp(`${order.orderNumber}$`));
});

test('a product can be created and deleted, but not deleted once it was ordered', async ({
  page,
  staff,
  customer,
}) => {
  const sku = `NEW-${randomUUID().slice(0, 8)}`;
  await signIn(page, staff);
  await page.goto('/back-office/products/new');
  await field(page, 'Name').fill('Short-lived jug');
  await field(page, 'SKU').fill(sku);
  await field(page, 'Price (£)').fill('£7');
  await field(page, 'Initial stock').fill('3');
  await field(page, 'Category').fill(sku);
  await field(page, 'Image').fill('javascript:alert(1)');
  await expect(page.getByRole('button', { name: 'Create product' })).toBeDisabled();
  await field(page, 'Image').fill('/favicon.svg');
  await page.getByRole('button', { name: 'Create product' }).click();
  await expect(page.getByRole('heading', { name: 'Short-lived jug' })).toBeVisible();
  const product = await staff.client.products.get.query({ sku });
  expect(product).toMatchObject({ price: '7.00', stockQuantity: 3, description: null });
  expect(product.metadata).toEqual({ category: sku, image: '/favicon.svg' });

  await page.goto(`/back-office/products?q=${sku}`);
  await page.getByRole('link', { name: sku, exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Category' })).toHaveValue(sku);
  await expect(page).toHaveURL(new RegExp(`category=${sku}`));
  const listed = page.getByRole('table', { name: 'Products' });
  await expect(listed.getByRole('row')).toHaveCount(2);
  await expect(listed.locator('img[src="/favicon.svg"]')).toBeVisible();
  await openProduct(page, product);

  await customer.client.orders.place.mutate({ items: [{ productId: product.id, quantity: 1 }] });
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete product' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Can’t delete: this product appears in orders.',
  );

  const unsold = await staff.client.products.create.mutate({
    sku: `${sku}-2`,
    name: 'Unsold jug',
    price: '1.00',
  });
  await openProduct(page, unsold);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete product' }).click();
  await expect(page).toHaveURL('/back-office/products');
  await page.goto(`/back-office/products/${unsold.id}`);
  await expect(page.getByText('Product not found')).toBeVisible();
});

// Eight steps: search, select all, edit, type the percentage, preview, change; then archive, and save a limit, on the pages.
test('prices of selected products change after a preview; a product is archived, restored and limited', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const mark = randomUUID().slice(0, 8);
  const [jug, pot] = [
    await newProduct({ name: `Jug ${mark}`, price: '10.00' }),
    await newProduct({ name: `Pot ${mark}`, price: '20.10' }),
  ];
  await signIn(page, staff);
  await page.goto(`/back-office/products?q=${mark}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const bar = page.getByRole('region', { name: 'Bulk edit' });
  await expect(bar).toContainText('2 selected');
  await bar.getByRole('button', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 products' });
  await dialog.getByLabel('Percent').fill('five');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Enter a percentage');
  await dialog.getByLabel('Percent').fill('5 %');
  await dialog.getByRole('button', { name: 'Preview' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([/£10.00 → £10.50$/, /£20.10 → £21.11$/]);
  expect(await current(staff, jug)).toMatchObject({ price: '10.00' });
  await dialog.getByRole('button', { name: 'Change 2 products' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole('row').filter({ hasText: pot.name })).toContainText('£21.11');

  // Unsaved edits survive archiving.
  await openProduct(page, jug);
  await field(page, 'Description').fill('Back in spring.');
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible();
  await save(page);
  await expect(page.getByText(/ saved$/)).toBeVisible();
  const { products, orders } = customer.client;
  expect((await products.list.query({ search: mark })).items).toMatchObject([{ id: pot.id }]);
  await page.goto(`/back-office/products?q=${mark}`);
  await expect(page.getByText('1 product', { exact: true })).toBeVisible();
  await page
    .getByRole('combobox', { name: 'Archived products' })
    .selectOption('For sale and archived');
  const row = page.getByRole('row').filter({ hasText: jug.name });
  await expect(row).toContainText('Archived');
  await row.getByRole('link', { name: jug.name }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('button', { name: 'Archive' })).toBeVisible();
  expect(await products.get.query({ id: jug.id })).toMatchObject({
    archivedAt: null,
    description: 'Back in spring.',
  });

  await field(page, 'Units per customer').fill('2');
  await page.getByRole('button', { name: 'Save limit' }).click();
  await expect(page.getByText('Each customer may buy 2 from now on')).toBeVisible();
  await orders.place.mutate({ items: [{ productId: jug.id, quantity: 2 }] });
  await expect(
    orders.place.mutate({ items: [{ productId: jug.id, quantity: 1 }] }),
  ).rejects.toMatchObject({ reason: 'LIMIT_EXCEEDED' });
});

test('keeps search, stock filter and page in the URL', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/back-office/products');
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page).toHaveURL('/back-office/products?page=2');
  await expect(page.getByText(/Page 2 of/)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/Page 1 of/)).toBeVisible();
  await page.getByRole('searchbox').fill('enamel');
  await expect(page).toHaveURL('/back-office/products?q=enamel');
  await page.getByRole('combobox', { name: 'Stock' }).selectOption('In stock');
  await expect(page).toHaveURL('/back-office/products?q=enamel&stock=in');
  await field(page, 'Minimum price').fill('£9.50');
  await expect(page).toHaveURL(/[?&]min=.*9\.50/);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('enamel');
  await expect(page.getByRole('row').nth(1)).toContainText(/enamel/i);
});

test('previews what an import changes in each row, with its errors, before it is started', async ({
  page,
  staff,
  newProduct,
}) => {
  const mark = randomUUID().slice(0, 8);
  const jug = await newProduct({ name: `Jug ${mark}`, price: '4.50', stockQuantity: 3 });
  const same = await newProduct({ price: '8.00' });
  const rows = [
    'sku;name;price;stock',
    `${jug.sku};Big jug ${mark};5,00;`,
    `${same.sku};${same.name};8.00;100`,
    ';;;',
    `A-${mark};A mug;"1,50";4`,
    `B-${mark};A mug;1.999;4`,
    `C-${mark};A pan;9.00;-1`,
  ];
  await signIn(page, staff);
  await page.goto('/back-office/products');
  await page.getByRole('link', { name: 'Import' }).click();
  await choose(page, rows.join('\n'));
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview).toContainText('1 product will be created, and 1 product will change.');
  await expect(preview.getByRole('alert')).toContainText('2 rows with errors');
  const table = preview.getByRole('table', { name: 'Preview' }).getByRole('row');
  await expect(table).toHaveCount(6);
  await expect(table.nth(1)).toHaveText(
    new RegExp(`2.*Jug ${mark}.*Changed.*Price £4.50 → £5.00.*Name Jug ${mark} → Big jug ${mark}`),
  );
  await expect(table.nth(2)).toHaveText(/Unchanged/);
  await expect(table.nth(3)).toHaveText(/5.*A mug.*New.*£1.50, stock 4/);
  await expect(table.nth(4)).toHaveText(/6.*Error.*price.*two places/);
  await expect(table.nth(5)).toHaveText(/7.*Error.*stock.*whole number/);
  await preview.getByRole('button', { name: 'Errors 2' }).click();
  await expect(table).toHaveCount(3);
  expect(await current(staff, jug)).toMatchObject({ price: '4.50' });

  await preview.getByRole('button', { name: 'Import and skip 2 rows' }).click();
  await expect(page.getByText('Import complete. 2 rows skipped.')).toBeVisible();
  await expect(page.getByText('New', { exact: true }).locator('..')).toContainText('1');
  expect(await current(staff, jug)).toMatchObject({ price: '5.00', stockQuantity: 3 });
  expect(await staff.client.products.get.query({ sku: `A-${mark}` })).toMatchObject({
    price: '1.50',
    stockQuantity: 4,
  });
});

test('a large import shows its progress and can be stopped', async ({ page, staff }) => {
  const mark = randomUUID().slice(0, 8);
  const rows = Array.from({ length: 12_000 }, (_, n) => `${mark}-${n},Row ${n},1.00`);
  await signIn(page, staff);
  await page.goto('/back-office/products/import');
  await choose(page, ['sku,name,price', ...rows].join('\n'));
  // Hold the second chunk so that the progress is visible.
  let chunks = 0;
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  await page.route('**/trpc/catalog.uploadPart*', async (route) => {
    chunks += 1;
    if (chunks === 2) await held;
    await route.continue().catch(() => {});
  });
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByText(/^[1-9],\d{3} rows uploaded$/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Import' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Import stopped. Nothing was changed.')).toBeVisible();
  release();
  expect((await staff.client.products.list.query({ search: mark })).items).toEqual([]);
});

test('explains a file in another format, and the template can be imported', async ({
  page,
  staff,
}) => {
  await signIn(page, staff);
  await page.goto('/back-office/products/import');
  await choose(page, 'Artikel;Preis\nA;1,00');
  await page.getByRole('button', { name: 'Preview' }).click();
  await expect(page.getByRole('alert')).toContainText('such as sku,name,price or sku;name;price');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download template' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  const result = await staff.client.catalog.import.mutate({ csv, mode: 'all-or-nothing' });
  expect(result).toMatchObject({ applied: true, refused: 0 });
});

async function anotherWindow(browser: Browser, person: Person): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, person);
  return page;
}

async function openProduct(page: Page, { id, name }: Product): Promise<void> {
  await page.goto(`/back-office/products/${id}`);
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

function field(page: Page, label: string) {
  return page.getByLabel(label, { exact: true });
}

function save(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Save', exact: true }).click();
}

function choice(dialog: ReturnType<Page['getByRole']>, label: string, side: RegExp) {
  return dialog.getByRole('group', { name: label }).getByRole('radio', { name: side });
}

function stock(page: Page) {
  return page.getByRole('region', { name: 'Stock', exact: true });
}

function history(page: Page) {
  return page.getByRole('table', { name: 'Stock history' });
}

async function adjust(page: Page, direction: string, count: string, reason: string) {
  await page.getByText(direction, { exact: true }).click();
  await field(page, 'Quantity').fill(count);
  await field(page, 'Reason').fill(reason);
  await page.getByRole('button', { name: /^(Add|Remove) stock$/ }).click();
}

function choose(page: Page, csv: string): Promise<void> {
  return page
    .locator('input[type=file]')
    .setInputFiles({ name: 'catalog.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
}

function current(staff: Person, { id }: Product): Promise<Product> {
  return staff.client.products.get.query({ id });
}
