import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Product } from '@order-store/sdk';
import type { Browser, Page } from '@playwright/test';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

// Several windows are followed at once.
test.describe.configure({ timeout: 120_000 });

test('two edit one product: the slower one sees both versions and chooses field by field', async ({
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
  await field(page, 'Price in £').fill('12.5');
  await field(other, 'Price in £').fill('11');
  await field(other, 'Description').fill('Holds a litre.');
  await save(other);
  await expect(other.getByText('is saved')).toBeVisible();

  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Somebody else was faster' });
  await expect(dialog.getByRole('group')).toHaveCount(3);
  // Where only one of us changed a field, that side is chosen; where both did, a person has to.
  await expect(choice(dialog, 'Name', /^Yours/)).toBeChecked();
  await expect(choice(dialog, 'Description', /^Theirs/)).toBeChecked();
  await expect(choice(dialog, 'Price', /^Yours/)).not.toBeChecked();
  await expect(choice(dialog, 'Price', /^Theirs/)).not.toBeChecked();
  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(dialog).toBeVisible();

  // Faster once more, while I choose.
  await field(other, 'Description').fill('Holds two litres.');
  await save(other);
  await expect
    .poll(async () => (await current(staff, product)).description)
    .toBe('Holds two litres.');
  await choice(dialog, 'Price', /^Yours/).check();
  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(choice(dialog, 'Description', /two litres/)).toBeChecked();
  await expect(choice(dialog, 'Price', /^Yours £12.50/)).toBeChecked();
  await dialog.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(dialog).toHaveCount(0);

  expect(await current(staff, product)).toMatchObject({
    name: 'Blue jug',
    price: '12.50',
    description: 'Holds two litres.',
    sku: product.sku,
  });
  await expect(page.getByRole('heading', { name: 'Blue jug' })).toBeVisible();
});

test('a conflict may be left for the form, which still has what was typed', async ({
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
  const dialog = page.getByRole('dialog', { name: 'Somebody else was faster' });
  // Keys go to the dialog once it has the focus.
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('Mine');
  expect(await current(staff, product)).toMatchObject({ name: 'Theirs' });
});

test('a sale in between does not disturb an edit, and stock is what the sale left', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
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

test('what the store refuses stands at its field', async ({ page, staff, newProduct }) => {
  const [taken, product] = [await newProduct({}), await newProduct({})];
  await signIn(page, staff);
  await openProduct(page, product);
  await field(page, 'SKU').fill(taken.sku);
  await save(page);
  await expect(page.getByRole('alert')).toHaveText('Another product has this SKU.');
  await field(page, 'SKU').fill(product.sku);
  await field(page, 'Price in £').fill('1.999');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('The price must be');
});

test('unsaved changes are asked about before the view is left', async ({
  page,
  staff,
  newProduct,
}) => {
  const product = await newProduct({});
  await signIn(page, staff);
  await openProduct(page, product);
  await field(page, 'Name').fill('Not saved yet');
  await page.getByRole('link', { name: 'All products' }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('Not saved yet');
  await page.getByRole('link', { name: 'All products' }).click();
  await dialog.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL('/back-office/products');
});

test('a count is refused when stock moved meanwhile, and says what moved', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 100 });
  await signIn(page, staff);
  await openProduct(page, product);
  await page.getByRole('button', { name: 'Count the shelf' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('By the books there are 100');
  await dialog.getByLabel('Pieces you counted').fill('98');
  await customer.client.orders.place.mutate({ items: [{ productId: product.id, quantity: 5 }] });
  await dialog.getByRole('button', { name: 'Set the stock' }).click();
  await expect(dialog.getByText('there were 100, now there are 95')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText(/-5 sale, by Edith Marlow/);
  expect(await current(staff, product)).toMatchObject({ stockQuantity: 95 });

  await dialog.getByRole('radio', { name: 'Before that: set 93' }).check();
  await dialog.getByRole('button', { name: 'Set the stock' }).click();
  await expect(dialog).toHaveCount(0);
  expect(await current(staff, product)).toMatchObject({ stockQuantity: 93 });
  await expect(history(page).getByRole('row').nth(1)).toContainText('Count');
  await expect(history(page).getByRole('row').nth(2)).toContainText('Sale');
});

test('an adjustment is seen at once in the list and in the shop window, with its reason in the history', async ({
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

  await adjust(page, '− Out', '15', 'Chipped on the way');
  await expect(card).toContainText('Only 5 left');
  await expect(row).toContainText('Low5');
  await expect(stock(page)).toContainText('5');
  await expect(history(page).getByRole('row').nth(1)).toContainText('Chipped on the way');
  await expect(history(page).getByRole('row').nth(1)).toContainText(staff.name);

  await adjust(page, '− Out', '6', 'More than there are');
  await expect(page.getByRole('alert')).toHaveText('There are only 5 to take.');
  await adjust(page, '+ In', '1000', 'A delivery');
  await expect(row).toContainText('1,005');
  await expect(card).toContainText('1,005 in stock');
});

test('stock history goes back to the opening, with the way to each order', async ({
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
    await expect(history(page).getByRole('row').last()).toContainText('Opening', { timeout: 500 });
  }).toPass();
  await expect(history(page).getByRole('row')).toHaveCount(27);
  await history(page).getByRole('link', { name: order.orderNumber }).click();
  await expect(page).toHaveURL(new RegExp(`${order.orderNumber}$`));
});

test('a product is made and deleted; one that was ordered stays and says why', async ({
  page,
  staff,
  customer,
}) => {
  const sku = `NEW-${randomUUID().slice(0, 8)}`;
  await signIn(page, staff);
  await page.goto('/back-office/products/new');
  await field(page, 'Name').fill('Short-lived jug');
  await field(page, 'SKU').fill(sku);
  await field(page, 'Price in £').fill('£7');
  await field(page, 'Pieces in stock').fill('3');
  await page.getByRole('button', { name: 'Create the product' }).click();
  await expect(page.getByRole('heading', { name: 'Short-lived jug' })).toBeVisible();
  const product = await staff.client.products.get.query({ sku });
  expect(product).toMatchObject({ price: '7.00', stockQuantity: 3, description: null });

  await customer.client.orders.place.mutate({ items: [{ productId: product.id, quantity: 1 }] });
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.getByRole('alert')).toContainText('It has been ordered');

  const unsold = await staff.client.products.create.mutate({
    sku: `${sku}-2`,
    name: 'Unsold jug',
    price: '1.00',
  });
  await openProduct(page, unsold);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page).toHaveURL('/back-office/products');
  await page.goto(`/back-office/products/${unsold.id}`);
  await expect(page.getByText('There is no such product')).toBeVisible();
});

test('search, stock and page live in the address', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/back-office/products');
  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page).toHaveURL('/back-office/products?page=2');
  await expect(page.getByText(/page 2 of/)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/page 1 of/)).toBeVisible();
  await page.getByRole('searchbox').fill('enamel');
  await expect(page).toHaveURL('/back-office/products?q=enamel');
  await page.getByRole('combobox', { name: 'Stock' }).selectOption('In stock');
  await expect(page).toHaveURL('/back-office/products?q=enamel&stock=in');
  await field(page, 'Lowest price').fill('£9.50');
  await expect(page).toHaveURL(/[?&]min=.*9\.50/);
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('enamel');
  await expect(page.getByRole('row').nth(1)).toContainText(/enamel/i);
});

test('a file with problems changes nothing and tells each by line and column; then the rest is taken', async ({
  page,
  staff,
}) => {
  const mark = randomUUID().slice(0, 8);
  const rows = [
    'sku,name,price,stock',
    `A-${mark},"A jug,\nwith two lines",5.00,4`,
    `B-${mark},A mug,1.999,4`,
    `C-${mark},A pan,9.00,-1`,
  ];
  await signIn(page, staff);
  await page.goto('/back-office/products');
  await page.getByRole('link', { name: 'Import' }).click();
  await choose(page, rows.join('\n'));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('2 rows are not right');
  const problems = page.getByRole('table', { name: 'Problems' }).getByRole('row');
  await expect(problems).toHaveCount(3);
  await expect(problems.nth(1)).toHaveText(/4.*price.*two places/);
  await expect(problems.nth(2)).toHaveText(/5.*stock.*whole number/);
  expect((await staff.client.products.list.query({ search: mark })).items).toEqual([]);

  await page.getByRole('radio', { name: 'leave it out' }).check();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('2 rows are left out. The others are in the store.')).toBeVisible();
  await expect(page.getByText('New', { exact: true }).locator('..')).toContainText('1');
  const { items } = await staff.client.products.list.query({ search: mark });
  expect(items).toMatchObject([{ sku: `A-${mark}`, price: '5.00', stockQuantity: 4 }]);
});

test('a file of many pieces shows how far it is, and can be stopped', async ({ page, staff }) => {
  const mark = randomUUID().slice(0, 8);
  const rows = Array.from({ length: 12_000 }, (_, n) => `${mark}-${n},Row ${n},1.00`);
  await signIn(page, staff);
  await page.goto('/back-office/products/import');
  await choose(page, ['sku,name,price', ...rows].join('\n'));
  // The second piece waits, so that there is a middle to look at.
  let pieces = 0;
  const { promise: held, resolve: goOn } = Promise.withResolvers<void>();
  await page.route('**/trpc/catalog.addToImport*', async (route) => {
    pieces += 1;
    if (pieces === 2) await held;
    await route.continue().catch(() => {});
  });
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('5,000 rows sent and checked')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Import' })).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. Nothing was changed.')).toBeVisible();
  goOn();
  expect((await staff.client.products.list.query({ search: mark })).items).toEqual([]);
});

test('what is no catalog is said, and the template is one', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/back-office/products/import');
  await choose(page, 'sku;price\nA;1,00');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('separates its columns with semicolons');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download a template' }).click(),
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
  await page.getByText(direction).click();
  await field(page, 'Pieces').fill(count);
  await field(page, 'Reason').fill(reason);
  await page.getByRole('button', { name: /^Take (in|out)$/ }).click();
}

function choose(page: Page, csv: string): Promise<void> {
  return page
    .locator('input[type=file]')
    .setInputFiles({ name: 'catalog.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
}

function current(staff: Person, { id }: Product): Promise<Product> {
  return staff.client.products.get.query({ id });
}
