import { readFile } from 'node:fs/promises';
import type { Order } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

test('staff find an order by its number and bring it on its way, with notes', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.getByRole('link', { name: 'Back office' }).click();
  await menu(page).getByRole('link', { name: 'Orders' }).click();
  const number = page.getByRole('searchbox', { name: 'Open an order by its number' });
  await number.fill(` ${order.orderNumber.toLowerCase().replaceAll('-', ' ')} `);
  await number.press('Enter');

  await expect(page).toHaveURL(`/back-office/orders/${order.orderNumber}`);
  await expect(page.getByRole('region', { name: 'Customer' })).toContainText(customer.email);
  const history = page.getByRole('region', { name: 'History' });
  for (const [button, status, note] of [
    ['Confirm the order', 'Confirmed', 'Paid by bank transfer'],
    ['Ship the order', 'Shipped', 'Royal Mail'],
    ['Deliver the order', 'Delivered', ''],
  ] as const) {
    if (note !== '') await page.getByLabel('Note').fill(note);
    await page.getByRole('button', { name: button }).click();
    await expect(history.getByRole('listitem').last()).toContainText(`${status} by ${staff.name}`);
    await expect(history.getByRole('listitem').last()).toContainText(note);
  }
  await expect(page.getByText('None: it has arrived.')).toBeVisible();
  await expect(page.getByLabel('Note')).toHaveCount(0);
});

test('an order that staff cancel is asked for first, and ends there', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  await page.getByLabel('Note').fill('Out of clay');
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel this order?' });
  await question.getByRole('button', { name: 'Keep it' }).click();
  expect((await customer.client.orders.get.query({ id: order.id })).status).toBe('pending');

  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await question.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(page.getByText('everything is back on the shelf')).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Out of clay');
});

test('where somebody was faster, the order is shown as it is now, and the note is kept', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await silenceUpdates(page);
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  await page.getByLabel('Note').fill('I was here first');
  await staff.client.orders.confirm.mutate({ id: order.id, note: 'No, I' });

  await page.getByRole('button', { name: 'Confirm the order' }).click();
  await expect(page.getByText('Somebody was faster: the order is confirmed now.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('No, I');
  await expect(page.getByLabel('Note')).toHaveValue('I was here first');

  await page.getByRole('button', { name: 'Ship the order' }).click();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('I was here first');
  const steps = await staff.client.orders.history.query({ id: order.id });
  expect(steps.map(({ to, note }) => [to, note])).toEqual([
    ['pending', null],
    ['confirmed', 'No, I'],
    ['shipped', 'I was here first'],
  ]);
});

test('an order page follows what others do, without a reload', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  const watching = page.waitForResponse('**/trpc/orders.watch**');
  await page.goto(`/back-office/orders/${order.orderNumber}`);
  await watching;
  await page.getByRole('button', { name: 'Confirm the order' }).waitFor();
  await staff.client.orders.confirm.mutate({ id: order.id, note: 'From another window' });
  await expect(page.getByRole('button', { name: 'Ship the order' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('From another window');
});

test('many orders take a step at once; the one that cannot is listed with its reason', async ({
  page,
  staff,
  customer,
}) => {
  const withdrawn = await placeOrder(customer);
  await placeOrders(customer, 3);
  await signIn(page, staff);
  await silenceUpdates(page);
  await showOrdersOf(page, customer);
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  await customer.client.orders.cancel.mutate({ id: withdrawn.id });

  const bar = page.getByRole('region', { name: 'All that are selected' });
  await expect(bar).toContainText('4 selected');
  await bar.getByRole('button', { name: 'Confirm 4' }).click();
  await expect(bar.getByRole('status')).toHaveText('3 confirmed, 1 failed');
  await expect(bar.getByRole('list', { name: 'What failed' }).getByRole('listitem')).toHaveText(
    `${withdrawn.orderNumber} Somebody was faster: the order is cancelled.`,
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

test('a step on many can be stopped: what is under way ends, the rest stays as it is', async ({
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
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
  const bar = page.getByRole('region', { name: 'All that are selected' });
  const underWay = page.waitForRequest('**/trpc/orders.confirm**');
  await bar.getByRole('button', { name: 'Confirm 12' }).click();
  await underWay;
  await expect(bar.getByRole('progressbar')).toHaveAttribute('max', '12');
  await bar.getByRole('button', { name: 'Stop' }).click();
  held.resolve();

  await expect(bar.getByRole('status')).toHaveText('8 confirmed, 4 left as they were');
  const left = await staff.client.orders.list.query({
    userId,
    status: 'pending',
  });
  expect(left.items).toHaveLength(4);
});

test('new orders are told and shown when wanted; changed ones change in their place', async ({
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
  const show = page.getByRole('button', { name: '2 new orders, show' });
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

test('in the list of one status, an order that moves on stays where it was clicked', async ({
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

test('filters live in the address: status, customer, and Back', async ({
  page,
  staff,
  customer,
}) => {
  const order = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto('/back-office/orders');
  const picker = page.getByRole('combobox', { name: 'Orders of one customer' });
  await picker.click();
  await page.getByRole('combobox', { name: 'Name or e-mail' }).fill(customer.email);
  await page.getByRole('option', { name: customer.email }).click();
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(order.orderNumber);
  await page
    .getByRole('navigation', { name: 'Orders by status' })
    .getByRole('link', { name: 'Shipped' })
    .click();
  await expect(page.getByText('No orders here')).toBeVisible();

  await page.reload();
  await expect(page.getByText('No orders here')).toBeVisible();
  await expect(picker).toHaveText(customer.name);
  await page.goBack();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Choose nobody' }).click();
  await expect(page).toHaveURL('/back-office/orders');
});

test('the orders that are shown come as a CSV file', async ({ page, staff, customer }) => {
  const orders = await placeOrders(customer, 2);
  await signIn(page, staff);
  await showOrdersOf(page, customer);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('orders.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/).slice(1);
  for (const { orderNumber } of orders) {
    expect(lines.filter((line) => line.includes(orderNumber))).not.toEqual([]);
  }
  expect(lines.filter((line) => !orders.some((order) => line.includes(order.orderNumber)))).toEqual(
    [],
  );
});

test('the dashboard keeps its period in the address and follows new orders', async ({
  page,
  staff,
  customer,
}) => {
  await signIn(page, staff);
  await page.getByRole('link', { name: 'Back office' }).click();
  await expect(page.getByRole('heading', { name: 'Dashboard' })).toBeVisible();
  const period = page.getByRole('navigation', { name: 'Period' });
  await period.getByRole('link', { name: '7 days' }).click();
  await expect(page).toHaveURL('/back-office?days=7');
  await page.getByText('Revenue by day as a table').click();
  const days = page.getByRole('table', { name: 'Revenue by day as a table' }).getByRole('row');
  await expect(days).toHaveCount(8);

  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const ordersToday = async () => Number(await days.nth(1).getByRole('cell').first().textContent());
  const before = await ordersToday();
  await placeOrder(customer);
  await expect.poll(ordersToday).toBeGreaterThan(before);

  await page.getByLabel('From', { exact: true }).fill('2026-01-05');
  await page.getByLabel('to', { exact: true }).fill('2026-01-04');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL('/back-office?days=7');
  await page.getByLabel('to', { exact: true }).fill('2026-01-06');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL('/back-office?from=2026-01-05&to=2026-01-06');
  await expect(page.getByText('Nothing was sold in these days.').first()).toBeVisible();
  await expect(period.locator('[aria-current]')).toHaveCount(0);
  await page.goBack();
  await expect(period.locator('[aria-current]')).toHaveText('7 days');
});

/** A new order of the customer, over one mug. */
async function placeOrder({ client }: Person): Promise<Order> {
  const { items } = await client.products.list.query({ search: 'enamel mug', limit: 1 });
  return client.orders.place.mutate({
    items: items.map(({ id }) => ({ productId: id, quantity: 1 })),
  });
}

/** So many of them, oldest first. */
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

/** The page is told of nothing that others do. */
async function silenceUpdates(page: Page): Promise<void> {
  await page.route('**/trpc/orders.watch**', (route) => route.abort());
}

function menu(page: Page) {
  return page.getByRole('navigation', { name: 'Back office' });
}
