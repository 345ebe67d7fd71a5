import { readFile } from 'node:fs/promises';
import type { Order } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

test('staff find an order by its number and move it through all statuses with notes', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.getByRole('link', { name: 'Back office' }).click();
  await menu(page).getByRole('link', { name: 'Orders' }).click();
  await page
    .getByRole('searchbox', { name: 'Search orders' })
    .fill(` ${order.orderNumber.toLowerCase().replaceAll('-', ' ')} `);
  await expect(page.getByRole('table', { name: 'Orders' }).getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: order.orderNumber }).click();

  await expect(page).toHaveURL(`/back-office/orders/${order.orderNumber}`);
  await expect(page.getByRole('region', { name: 'Customer' })).toContainText(customer.email);
  const history = page.getByRole('region', { name: 'History' });
  for (const [button, status, note] of [
    ['Confirm order', 'Confirmed', 'Paid by bank transfer'],
    ['Ship order', 'Shipped', 'Royal Mail'],
    ['Deliver order', 'Delivered', ''],
  ] as const) {
    if (note !== '') await page.getByLabel('Internal note').fill(note);
    await page.getByRole('button', { name: button }).click();
    await expect(history.getByRole('listitem').last()).toContainText(`${status} by ${staff.name}`);
    await expect(history.getByRole('listitem').last()).toContainText(note);
  }
  await expect(page.getByText('Delivered. No further action.')).toBeVisible();
  await expect(page.getByLabel('Internal note')).toHaveCount(0);
});

test('staff add internal notes to an order, which the customer does not see', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  const add = page.getByRole('button', { name: 'Add note' });
  await expect(add).toBeDisabled();
  for (const text of ['Called about the glaze', 'Wants it by Friday']) {
    await page.getByLabel('New note').fill(text);
    await add.click();
    await expect(page.getByLabel('New note')).toHaveValue('');
  }
  const notes = page.getByRole('list', { name: 'Notes' }).getByRole('listitem');
  await expect(notes).toContainText(['Wants it by Friday', 'Called about the glaze']);
  await expect(notes.first()).toContainText(staff.name);
  const [, ...more] = await customer.client.orders.history.query({ id: order.id });
  expect(more).toEqual([]);
});

test('cancelling an order asks for confirmation and restocks its items', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  await page.getByLabel('Internal note').fill('Out of clay');
  await page.getByRole('button', { name: 'Cancel order' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel this order?' });
  await question.getByRole('button', { name: 'Go back' }).click();
  expect((await customer.client.orders.get.query({ id: order.id })).status).toBe('pending');

  await page.getByRole('button', { name: 'Cancel order' }).click();
  await question.getByRole('button', { name: 'Cancel order' }).click();
  await expect(page.getByText('Cancelled. Items were restocked.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Out of clay');
});

test('shows the current order and keeps the note when someone else updated it first', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await blockLiveUpdates(page);
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  await page.getByLabel('Internal note').fill('Packed in two boxes');
  await staff.client.orders.confirm.mutate({ id: order.id, note: 'Paid by card' });

  await page.getByRole('button', { name: 'Confirm order' }).click();
  await expect(
    page.getByText('Someone else updated this order. It is now confirmed.'),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Paid by card');
  await expect(page.getByLabel('Internal note')).toHaveValue('Packed in two boxes');

  await page.getByRole('button', { name: 'Ship order' }).click();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Packed in two boxes');
  const steps = await staff.client.orders.history.query({ id: order.id });
  expect(steps.map(({ to, note }) => [to, note])).toEqual([
    ['pending', null],
    ['confirmed', 'Paid by card'],
    ['shipped', 'Packed in two boxes'],
  ]);
});

test('an order page shows changes by others without a reload', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  const watching = page.waitForResponse('**/trpc/orders.watch**');
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  await watching;
  await page.getByRole('button', { name: 'Confirm order' }).waitFor();
  await staff.client.orders.confirm.mutate({ id: order.id, note: 'From another window' });
  await expect(page.getByRole('button', { name: 'Ship order' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('From another window');
});

test('a bulk action lists each failed order with its reason', async ({ page, staff, customer }) => {
  const withdrawn = await placeOrder(customer);
  await placeOrders(customer, 3);
  await signIn(page, staff);
  await blockLiveUpdates(page);
  await showOrdersOf(page, customer);
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await customer.client.orders.cancel.mutate({ id: withdrawn.id });

  const bar = page.getByRole('region', { name: 'Bulk actions' });
  await expect(bar).toContainText('4 selected');
  await bar.getByRole('button', { name: 'Confirm 4' }).click();
  await expect(bar.getByRole('status')).toHaveText('3 confirmed, 1 failed');
  await expect(bar.getByRole('list', { name: 'Failed orders' }).getByRole('listitem')).toHaveText(
    `${withdrawn.orderNumber} The order is already cancelled.`,
  );
  await expect(page.getByRole('cell', { name: 'Confirmed', exact: true })).toHaveCount(3);
  const { items } = await staff.client.orders.list.query({ userId: withdrawn.userId });
  expect(items.map(({ status }) => status).toSorted()).toEqual([
    'cancelled',
    'confirmed',
    'confirmed',
    'confirmed',
  ]);

  await bar.getByRole('button', { name: 'Close' }).click();
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('a stopped bulk action finishes running calls and skips the rest', async ({
  page,
  staff,
  customer,
}) => {
  const { userId } = await placeOrder(customer);
  await placeOrders(customer, 11);
  await signIn(page, staff);
  await showOrdersOf(page, customer);
  const held = Promise.withResolvers<void>();
  await page.route('**/trpc/orders.confirm**', async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  const bar = page.getByRole('region', { name: 'Bulk actions' });
  const started = page.waitForRequest('**/trpc/orders.confirm**');
  await bar.getByRole('button', { name: 'Confirm 12' }).click();
  await started;
  await expect(bar.getByRole('progressbar')).toHaveAttribute('max', '12');
  await bar.getByRole('button', { name: 'Stop' }).click();
  held.resolve();

  await expect(bar.getByRole('status')).toHaveText('8 confirmed, 4 skipped');
  const left = await staff.client.orders.list.query({
    userId,
    status: 'pending',
  });
  expect(left.items).toHaveLength(4);
});

test('announces new orders until they are shown, and updates listed orders in place', async ({
  page,
  staff,
  customer,
}) => {
  const first = await placeOrder(customer);
  await signIn(page, staff);
  await showOrdersOf(page, customer);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');

  const second = await placeOrder(customer);
  const third = await placeOrder(customer);
  const show = page.getByRole('button', { name: 'Show 2 new orders' });
  await expect(show).toBeVisible();
  await expect(rows).toHaveCount(2);
  await staff.client.orders.confirm.mutate({ id: first.id });
  await expect(rows.filter({ hasText: first.orderNumber })).toContainText('Confirmed');

  await show.click();
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText(third.orderNumber);
  await expect(rows.nth(2)).toContainText(second.orderNumber);
  await expect(show).toHaveCount(0);
});

test('an order that leaves the filtered status stays in the list until a reload', async ({
  page,
  staff,
  customer,
}) => {
  const other = await placeOrder(customer);
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto(`/back-office/orders?status=pending&customer=${order.userId}`);
  const row = page.getByRole('row').filter({ hasText: order.orderNumber });
  await row.getByRole('button', { name: `Confirm ${order.orderNumber}` }).click();
  await expect(row.getByRole('cell', { name: 'Confirmed', exact: true })).toBeVisible();
  await expect(row.getByRole('button', { name: `Ship ${order.orderNumber}` })).toBeVisible();

  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: other.orderNumber })).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('keeps the status and customer filters in the URL, and counts by status what they match', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto('/back-office/orders');
  const picker = page.getByRole('combobox', { name: 'Filter by customer' });
  await picker.click();
  await page.getByRole('combobox', { name: 'Name or email' }).fill(customer.email);
  await page.getByRole('option', { name: customer.email }).click();
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(order.orderNumber);
  const statuses = page.getByRole('navigation', { name: 'Orders by status' });
  await expect(statuses.getByRole('link')).toHaveText([
    'All',
    'Pending1',
    'Confirmed0',
    'Shipped0',
    'Delivered0',
    'Cancelled0',
  ]);
  await statuses.getByRole('link', { name: 'Shipped' }).click();
  await expect(page.getByText('No orders found')).toBeVisible();

  await page.reload();
  await expect(page.getByText('No orders found')).toBeVisible();
  await expect(picker).toHaveText(customer.name);
  await page.goBack();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await expect(page).toHaveURL('/back-office/orders');
});

test('exports the listed orders as CSV', async ({ page, staff, customer }) => {
  const orders = await placeOrders(customer, 2);
  await signIn(page, staff);
  await showOrdersOf(page, customer);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('orders.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/).slice(1);
  for (const { orderNumber } of orders) {
    expect(lines.filter((line) => line.includes(orderNumber))).not.toEqual([]);
  }
  expect(lines.filter((line) => !orders.some((order) => line.includes(order.orderNumber)))).toEqual(
    [],
  );
});

test('the dashboard keeps its period in the URL and updates with new orders', async ({
  page,
  staff,
  customer,
}) => {
  await signIn(page, staff);
  await page.getByRole('link', { name: 'Back office' }).click();
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  const period = page.getByRole('navigation', { name: 'Period' });
  await period.getByRole('link', { name: 'Last 7 days' }).click();
  await expect(page).toHaveURL('/back-office?days=7');
  await page.getByText('Show revenue by day as a table').click();
  const days = page.getByRole('table', { name: 'Show revenue by day as a table' }).getByRole('row');
  await expect(days).toHaveCount(8);

  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const ordersToday = async () => Number(await days.nth(1).getByRole('cell').first().textContent());
  const before = await ordersToday();
  await placeOrder(customer);
  await expect.poll(ordersToday).toBeGreaterThan(before);

  await page.getByLabel('From', { exact: true }).fill('2026-01-05');
  await page.getByLabel('To', { exact: true }).fill('2026-01-04');
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page).toHaveURL('/back-office?days=7');
  await page.getByLabel('To', { exact: true }).fill('2026-01-06');
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page).toHaveURL('/back-office?from=2026-01-05&to=2026-01-06');
  await expect(page.getByText('No sales in this period.').first()).toBeVisible();
  await expect(period.locator('[aria-current]')).toHaveCount(0);
  await page.goBack();
  await expect(period.locator('[aria-current]')).toHaveText('Last 7 days');

  await period.getByRole('link', { name: 'Last month' }).click();
  await expect(page).toHaveURL('/back-office?period=last-month');
  await expect(page.getByText('Previous month', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Exclude flash sale orders' }).click();
  await expect(page).toHaveURL('/back-office?period=last-month&realOnly=true');
  await expect(period.locator('[aria-current]')).toHaveText('Last month');
});

/** Places an order for one mug. */
async function placeOrder({ client }: Person): Promise<Order> {
  const { items } = await client.products.list.query({ search: 'enamel mug', limit: 1 });
  return client.orders.place.mutate({
    items: items.map(({ id }) => ({ productId: id, quantity: 1 })),
  });
}

/** Places several orders; returns them oldest first. */
async function placeOrders(customer: Person, count: number): Promise<readonly Order[]> {
  const orders: Order[] = [];
  while (orders.length < count) orders.push(await placeOrder(customer));
  return orders;
}

async function showOrdersOf(page: Page, { client }: Person): Promise<void> {
  const { id } = await client.auth.me.query();
  await page.goto(`/back-office/orders?customer=${id}`);
  await page.getByRole('table', { name: 'Orders' }).waitFor();
}

async function blockLiveUpdates(page: Page): Promise<void> {
  await page.route('**/trpc/orders.watch**', (route) => route.abort());
}

function menu(page: Page) {
  return page.getByRole('navigation', { name: 'Back office' });
}
