import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Order, Product } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { expect, newLuxury, signIn, test, type Person } from './support/shop-test.ts';
import { countSteps, type Steps } from './support/steps.ts';

// Each task starts at the dashboard, or at the list of orders to print packing slips. Its number of steps is the least that
// the pages allow today. The same tasks are listed in the README of the demo: a change that adds a step changes both.

test('finds an order by the name of its customer in 3 steps, and by the beginning of its number in 3', async ({
  page,
  staff,
  newProduct,
}) => {
  const mark = randomUUID();
  const name = `Ada ${mark}`;
  const ada = await staff.client.users.create.mutate({ name, email: `${mark}@pottle.example` });
  const product = await newProduct({});
  const { orderNumber } = await staff.client.orders.place.mutate({
    userId: ada.id,
    items: [{ productId: product.id, quantity: 1 }],
  });
  for (const text of [name, orderNumber.slice(0, -1).toLowerCase()]) {
    const steps = await openDashboard(page, staff);
    await steps.press('/');
    await steps.type(searchField(page), text);
    await expect(result(page, orderNumber)).toBeVisible();
    await steps.press('Enter');
    await expect(page.getByRole('heading', { name: `Order ${orderNumber}` })).toBeVisible();
    expect(steps.count).toBe(3);
  }
});

test('finds a customer, a product by its SKU and a page, and says when there is nothing', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const { sku, name } = await newProduct({});
  const steps = await openDashboard(page, staff);
  for (const [text, found, heading] of [
    [customer.email, new RegExp(customer.email), customer.name],
    [sku, new RegExp(sku), name],
    ['refunds', /^Refunds due/, 'Refunds due'],
  ] as const) {
    await steps.press('Control+k');
    await steps.type(searchField(page), text);
    await steps.click(page.getByRole('option', { name: found }));
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  expect(steps.count).toBe(9);

  await page.keyboard.press('/');
  await searchField(page).fill('zeppelin');
  await expect(page.getByText('No results for “zeppelin”.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(searchField(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Refunds due', level: 1 })).toBeVisible();
});

test('Enter before the results are there opens the first of them', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const order = await place(customer, await newProduct({}));
  const held = Promise.withResolvers<void>();
  await openDashboard(page, staff);
  await page.route('**/trpc/**search**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.keyboard.press('/');
  await searchField(page).fill(order.orderNumber);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Searching…')).toBeVisible();
  held.resolve();
  await expect(page).toHaveURL(`/back-office/orders/${order.orderNumber}`);
});

test('cancels one of two items in 7 steps', async ({ page, staff, customer, newProduct }) => {
  const [jug, pot] = [await newProduct({}), await newProduct({})];
  const order = await place(customer, jug, pot);
  const steps = await openOrder(page, staff, order);
  await steps.click(page.getByRole('button', { name: 'Cancel items' }));
  const dialog = page.getByRole('dialog', { name: 'Cancel items' });
  await steps.type(dialog.getByLabel(jug.name), '1');
  await steps.type(dialog.getByLabel('Reason'), 'Broken');
  await steps.click(dialog.getByRole('button', { name: 'Cancel items' }));
  await expect(page.getByRole('region', { name: 'Items' })).toContainText('1 cancelled');
  expect(steps.count).toBe(7);
  expect(await staff.client.products.get.query({ id: jug.id })).toMatchObject({
    stockQuantity: 100,
  });
});

test('takes a return in 6 steps', async ({ page, staff, customer, newProduct }) => {
  const jug = await newProduct({});
  const order = await place(customer, jug);
  await staff.client.orders.confirm.mutate({ id: order.id });
  await staff.client.orders.ship.mutate({ id: order.id });
  const steps = await openOrder(page, staff, order);
  await steps.click(page.getByRole('button', { name: 'Record a return' }));
  const dialog = page.getByRole('dialog', { name: 'Record a return' });
  await steps.type(dialog.getByLabel(jug.name, { exact: true }), '1');
  await steps.click(dialog.getByRole('button', { name: 'Record return' }));
  await expect(page.getByRole('region', { name: 'Items' })).toContainText('1 returned');
  expect(steps.count).toBe(6);
});

test('prints the packing slips of twenty orders in 4 steps', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  const orders: Order[] = [];
  while (orders.length < 20) orders.push(await place(customer, product));
  await signIn(page, staff);
  await page.goto(`/back-office/orders?product=${product.id}`);
  const steps = countSteps(page);
  await steps.click(page.getByRole('link', { name: 'Pending' }));
  await steps.click(page.getByRole('checkbox', { name: 'Select all' }));
  const opening = page.context().waitForEvent('page');
  await steps.click(page.getByRole('link', { name: 'Packing slips 20' }));
  const slips = await opening;
  await expect(slips.getByRole('article')).toHaveCount(20);
  for (const { orderNumber } of orders)
    await expect(slips.getByRole('heading', { name: `Packing slip ${orderNumber}` })).toBeVisible();
  await slips.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await steps.click(slips.getByRole('button', { name: 'Print' }));
  await expect(slips.locator('body')).toHaveAttribute('data-printed', 'yes');
  expect(steps.count).toBe(4);
});

test('notes something about a customer in 5 steps', async ({ page, staff, customer }) => {
  const steps = await openDashboard(page, staff);
  await find(page, steps, customer.email);
  await steps.type(page.getByLabel('Note about the customer'), 'Rings before noon');
  await steps.click(page.getByRole('button', { name: 'Save note' }));
  await expect(page.getByRole('form', { name: 'Note' })).toContainText(staff.name);
  expect(steps.count).toBe(5);
  const user = await customer.client.auth.me.query();
  expect(await staff.client.users.getNote.query({ id: user.id })).toMatchObject({
    text: 'Rings before noon',
    version: 1,
  });
});

test('raises the prices of a category by 5 % in 8 steps, also beyond the first page', async ({
  page,
  staff,
}) => {
  const category = `Teapots ${randomUUID().slice(0, 8)}`;
  const { products } = staff.client;
  const create = (price: string) =>
    products.create.mutate({
      sku: `TPT-${randomUUID()}`,
      name: 'Test teapot',
      price,
      metadata: { category },
    });
  const pots = await Promise.all(['20.00', ...Array<string>(25).fill('10.00')].map(create));
  const steps = await openDashboard(page, staff);
  await steps.click(menu(page).getByRole('link', { name: 'Products' }));
  await steps.select(page.getByRole('combobox', { name: 'Category' }), category);
  await expect(page.getByText('26 products')).toBeVisible();
  await steps.click(page.getByRole('checkbox', { name: 'Select all' }));
  const bar = page.getByRole('region', { name: 'Bulk edit' });
  await expect(bar).toContainText('25 selected');
  await steps.click(bar.getByRole('button', { name: 'Select all 26 products' }));
  await steps.click(bar.getByRole('button', { name: 'Edit' }));
  const dialog = page.getByRole('dialog', { name: 'Edit 26 products' });
  await steps.type(dialog.getByLabel('Percent'), '5');
  await steps.click(dialog.getByRole('button', { name: 'Preview' }));
  await steps.click(dialog.getByRole('button', { name: 'Change 26 products' }));
  await expect(dialog).toHaveCount(0);
  expect(steps.count).toBe(8);
  const { items } = await products.list.query({ metadata: { category }, limit: 100 });
  const prices = items.map(({ price }) => price).toSorted();
  expect(prices).toEqual([...Array<string>(25).fill('10.50'), '21.00']);

  // The same dialog moves them to another category.
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await bar.getByRole('button', { name: 'Edit' }).click();
  const move = page.getByRole('dialog', { name: 'Edit 25 products' });
  await move.getByRole('combobox', { name: 'Change' }).selectOption('Set category');
  await move.getByLabel('Category').fill(`Old ${category}`);
  await move.getByRole('button', { name: 'Preview' }).click();
  await move.getByRole('button', { name: 'Change 25 products' }).click();
  await expect(page.getByRole('table', { name: 'Products' }).getByRole('row')).toHaveCount(2);
  const old = { metadata: { category: `Old ${category}` }, limit: 100 };
  expect((await products.list.query(old)).items).toHaveLength(pots.length - 1);
  const { items: categories } = await products.categories.query({});
  expect(categories).toContainEqual({ name: `Old ${category}`, products: 25 });
});

test('takes a product off sale in 4 steps', async ({ page, staff, customer, newProduct }) => {
  const { id, sku } = await newProduct({});
  const steps = await openDashboard(page, staff);
  await find(page, steps, sku);
  await steps.click(page.getByRole('button', { name: 'Archive' }));
  await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible();
  expect(steps.count).toBe(4);
  await expect(customer.client.products.get.query({ id })).rejects.toMatchObject({
    reason: 'PRODUCT_NOT_FOUND',
  });
});

test('lists who bought a recalled product in 4 steps, as a file', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  await place(customer, product);
  const steps = await openDashboard(page, staff);
  await find(page, steps, product.sku);
  await expect(page.getByRole('table', { name: 'Buyers' })).toContainText(customer.email);
  const download = page.waitForEvent('download');
  await steps.click(page.getByRole('link', { name: 'Export buyers' }));
  expect((await download).suggestedFilename()).toBe(`buyers-of-${product.id}.csv`);
  expect(steps.count).toBe(4);
});

test('looks up the stock of a product at a time in the past in 5 steps', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  await place(customer, product);
  const steps = await openDashboard(page, staff);
  await steps.click(menu(page).getByRole('link', { name: 'Products' }));
  await steps.click(page.getByRole('link', { name: 'Stock by date' }));
  await expect(page.getByText('Times are in')).toBeVisible();
  await steps.type(page.getByRole('searchbox', { name: 'Search products' }), product.sku);
  // Yesterday the product was not there yet.
  await expect(page.getByText('No products found')).toBeVisible();
  await steps.type(page.getByLabel('To', { exact: true }), '2099-01-01T00:00');
  const row = page
    .getByRole('table', { name: 'Stock' })
    .getByRole('row')
    .filter({ hasText: product.sku });
  await expect(row).toContainText('99');
  await steps.type(page.getByLabel('From', { exact: true }), '2026-01-01T00:00');
  await expect(row.getByRole('cell')).toHaveText([
    new RegExp(product.sku),
    'Opening0',
    'Ordered-1',
    'Returned0',
    'Adjusted+100',
    '99',
  ]);
  expect(steps.count).toBe(5);
});

test('exports the stock of all products at the end of yesterday in 3 steps', async ({
  page,
  staff,
}) => {
  const steps = await openDashboard(page, staff);
  await steps.click(menu(page).getByRole('link', { name: 'Products' }));
  await steps.click(page.getByRole('link', { name: 'Stock by date' }));
  const download = page.waitForEvent('download');
  await steps.click(page.getByRole('link', { name: 'Export CSV' }));
  const file = await download;
  expect(file.suggestedFilename()).toBe('stock.csv');
  expect(await readFile(await file.path(), 'utf8')).toContain(
    'sku,name,archived_at,from,to,opening,',
  );
  expect(steps.count).toBe(3);
});

test('sees who changed the stock of a product in 3 steps', async ({ page, staff, newProduct }) => {
  const { id, sku, name } = await newProduct({});
  await staff.client.products.adjustStock.mutate({ id, delta: -2, reason: 'Two are chipped' });
  const steps = await openDashboard(page, staff);
  await find(page, steps, sku);
  const change = page.getByRole('row').filter({ hasText: 'Two are chipped' });
  await expect(change).toContainText(staff.name);
  expect(steps.count).toBe(3);

  // The audit trail says which product it was.
  await page.goto('/back-office/audit?kind=stock-changed');
  const event = page.getByRole('row').filter({ has: page.getByRole('link', { name }) });
  await expect(event).toContainText('stock quantity: 100 → 98, Two are chipped');
});

test('reads the revenue of last month with VAT, and compares it with the month before, in 1 step', async ({
  page,
  staff,
  customer,
}) => {
  await place(customer, await newLuxury(staff));
  const today = new Date();
  // In the next month, so that this one is the last.
  await page.clock.setFixedTime(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 15));
  const steps = await openDashboard(page, staff);
  await steps.click(page.getByRole('link', { name: 'Last month' }));
  await expect(page.getByText(/vs\. £[\d,.]+ in the previous month/).first()).toBeVisible();
  await expect(page.getByText(/£[\d,.]+ with charges, including £[\d,.]+ VAT/)).toBeVisible();
  expect(steps.count).toBe(1);
});

test('Undo keeps an order from being shipped; without it the order ships after a few seconds', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const order = await place(customer, await newProduct({}));
  await staff.client.orders.confirm.mutate({ id: order.id });
  await signIn(page, staff);
  await page.goto(`/back-office/orders?customer=${order.userId}`);
  const ship = page.getByRole('button', { name: `Ship ${order.orderNumber}` });
  await ship.click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(ship).not.toHaveAttribute('aria-busy', 'true');
  const statuses = async () =>
    (await staff.client.orders.history.query({ id: order.id })).map(({ to }) => to);
  expect(await statuses()).toEqual(['pending', 'confirmed']);

  // The user leaves the page in the meantime.
  await ship.click();
  await menu(page).getByRole('link', { name: 'Products' }).click();
  await expect.poll(statuses).toEqual(['pending', 'confirmed', 'shipped']);
});

test('a click opens a row, Shift selects a range, and Escape clears it', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  for (let placed = 0; placed < 4; placed += 1) await place(customer, product);
  await signIn(page, staff);
  await page.goto(`/back-office/orders?product=${product.id}`);
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
  await expect(rows).toHaveCount(5);
  await rows.nth(3).getByRole('checkbox').click();
  await rows
    .nth(1)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'Bulk actions' });
  await expect(bar).toContainText('3 selected');
  await expect(rows.nth(4).getByRole('checkbox')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);

  await rows.nth(2).getByRole('time').click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
});

async function openDashboard(page: Page, staff: Person): Promise<Steps> {
  if (page.url() === 'about:blank') await signIn(page, staff);
  await page.goto('/back-office');
  await page.getByRole('button', { name: 'Search everything' }).waitFor();
  return countSteps(page);
}

/** Three steps. */
async function openOrder(page: Page, staff: Person, { orderNumber }: Order): Promise<Steps> {
  const steps = await openDashboard(page, staff);
  await find(page, steps, orderNumber);
  return steps;
}

/** Three steps: opens the search, types and opens the first result. */
async function find(page: Page, steps: Steps, text: string): Promise<void> {
  await steps.press('/');
  await steps.type(searchField(page), text);
  await expect(result(page, text)).toBeVisible();
  await steps.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

function searchField(page: Page) {
  return page.getByRole('combobox', { name: 'Search everything' });
}

function result(page: Page, text: string) {
  return page.getByRole('option').filter({ hasText: text }).first();
}

function menu(page: Page) {
  return page.getByRole('navigation', { name: 'Back office' });
}

/** Places an order for one unit of each product. */
function place({ client }: Person, ...products: readonly Product[]): Promise<Order> {
  return client.orders.place.mutate({
    items: products.map(({ id }) => ({ productId: id, quantity: 1 })),
  });
}
