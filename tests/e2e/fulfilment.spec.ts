import type { Order } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { overflow } from './support/layout.ts';
import { readPdf } from './support/read-pdf.ts';
import { expect, phone, signIn, test, type Person } from './support/shop-test.ts';

const tracking = 'https://track.example/RM123';

test('staff ship an order in parts, cancel a unit and take a return, even after others changed it', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const [bowl, dish] = [await newProduct({ price: '10.00' }), await newProduct({ price: '5.00' })];
  const { id, orderNumber, items } = await customer.client.orders.place.mutate({
    items: [
      { productId: bowl.id, quantity: 3 },
      { productId: dish.id, quantity: 2 },
    ],
  });
  const itemId = items.find(({ productId }) => productId === bowl.id)?.id ?? '';
  await staff.client.payments.record.mutate({
    orderId: id,
    provider: 'till',
    reference: orderNumber,
    kind: 'captured',
    amount: '40.00',
  });
  await signIn(page, staff);
  // The page does not notice what others do.
  await page.route('**/trpc/orders.watch**', (route) => route.abort());
  await page.goto(`/back-office/orders/${orderNumber}`);

  const ship = page.getByRole('dialog', { name: 'Ship items' });
  await page.getByRole('button', { name: 'Ship items' }).press('Enter');
  await expect(ship.getByLabel(bowl.name)).toHaveValue('3');
  await ship.getByLabel(bowl.name).fill('2');
  await ship.getByLabel(dish.name).fill('0');
  await ship.getByLabel('Carrier').fill('Royal Mail');
  await ship.getByLabel('Tracking number').fill('RM123');
  await ship.getByLabel('Tracking link').fill('track.example');
  await staff.client.orders.ship.mutate({ id, items: [{ itemId, quantity: 1 }] });
  await ship.getByLabel('Tracking link').fill(tracking);
  await ship.getByLabel('Tracking link').press('Enter');
  await expect(ship.getByText('Someone else updated this order.')).toBeVisible();
  await expect(ship.getByText(`${bowl.sku}, 2 to ship`)).toBeVisible();
  await expect(ship.getByLabel('Tracking number')).toHaveValue('RM123');
  await ship.getByLabel(bowl.name).fill('1');
  await ship.getByRole('button', { name: 'Ship items' }).click();

  const shipments = page.getByRole('list', { name: 'Shipments' }).locator(':scope > li');
  await expect(shipments).toContainText([/^Shipment 1/, /^Shipment 2.*Royal Mail/]);
  await expect(shipments.nth(1).getByRole('link', { name: 'RM123' })).toHaveAttribute(
    'href',
    tracking,
  );
  await expect(page.getByText('Partly shipped')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel order' })).toHaveCount(0);

  await page.getByRole('button', { name: 'Cancel items' }).click();
  const cancel = page.getByRole('dialog', { name: 'Cancel items' });
  await cancel.getByLabel(bowl.name).fill('1');
  await cancel.getByLabel('Reason').fill('Cracked in the kiln');
  await cancel.getByRole('button', { name: 'Cancel items' }).click();
  const history = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(history.last()).toContainText(`Items cancelled by ${staff.name}`);
  await expect(history.last()).toContainText('Cracked in the kiln');
  const payment = page.getByRole('region', { name: 'Payment' });
  await expect(payment).toContainText('Refund due£10.00');

  await page.getByRole('button', { name: 'Record a return' }).click();
  const back = page.getByRole('dialog', { name: 'Record a return' });
  await back.getByLabel(bowl.name, { exact: true }).fill('2');
  await back.getByRole('checkbox', { name: `Restock ${bowl.name}` }).uncheck();
  await staff.client.orders.returnItems.mutate({
    id,
    items: [{ itemId, quantity: 1, restock: true }],
  });
  await back.getByRole('button', { name: 'Record return' }).click();
  await expect(back.getByRole('alert')).toContainText('Fewer units are left than you chose.');
  await expect(back.getByText(`${bowl.sku}, 1 shipped`)).toBeVisible();
  await back.getByLabel(bowl.name, { exact: true }).fill('1');
  await back.getByRole('button', { name: 'Record return' }).click();
  await expect(history.last()).toContainText(`1 × ${bowl.name} (not restocked)`);
  await expect(payment).toContainText('Net total£10.00');
  await expect(payment).toContainText('Refund due£30.00');

  await page.getByRole('button', { name: 'Ship items' }).click();
  await ship.getByRole('button', { name: 'Ship items' }).click();
  for (const name of ['Shipment 1', 'Shipment 2', 'Shipment 3'])
    await page.getByRole('button', { name: `Mark delivered ${name}` }).click();
  await expect(page.getByText('Delivered. No further action.')).toBeVisible();
  const { stockQuantity } = await staff.client.products.get.query({ id: bowl.id });
  expect(stockQuantity).toBe(99);
  const movements = await staff.client.products.stockHistory.query({ id: bowl.id });
  expect(movements.items.map(({ kind, delta }) => [kind, delta])).toEqual([
    ['return', 1],
    ['cancellation', 1],
    ['sale', -3],
    ['opening', 100],
  ]);
  const order = await staff.client.orders.get.query({ id });
  expect(order).toMatchObject({ status: 'delivered', fulfilment: 'fulfilled', netTotal: '10.00' });
});

test('on a phone, a customer cancels a unit, follows the shipments without a reload, and sees what came back', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const [bowl, dish] = [await newProduct({ price: '10.00' }), await newProduct({ price: '5.00' })];
  const { id, orderNumber } = await customer.client.orders.place.mutate({
    items: [
      { productId: bowl.id, quantity: 2 },
      { productId: dish.id, quantity: 1 },
    ],
  });
  await page.setViewportSize(phone.viewport);
  await signIn(page, customer);
  const watching = page.waitForResponse('**/trpc/orders.watch**');
  await page.goto(`/orders/${orderNumber}`);
  await watching;
  await page.getByRole('button', { name: `Cancel item ${bowl.name}` }).click();
  const question = page.getByRole('dialog', { name: `Cancel ${bowl.name}?` });
  await question.getByRole('button', { name: /^Decrease/ }).click();
  await question.getByRole('button', { name: 'Cancel 1 of 2' }).click();
  const lines = page.getByRole('region', { name: 'Items' });
  await expect(lines.getByRole('listitem').first()).toContainText('1 cancelled');
  await expect(lines).toContainText('Net total£15.00');

  await staff.client.orders.confirm.mutate({ id });
  const { items, version } = await staff.client.orders.get.query({ id });
  const [first] = items;
  if (!first) throw new Error('The order has no items');
  const shipped = [{ itemId: first.id, quantity: 1 }];
  await staff.client.orders.ship.mutate({
    id,
    expectedVersion: version,
    items: shipped,
    trackingUrl: tracking,
  });
  const shipments = page.getByRole('region', { name: 'Shipments' });
  await expect(shipments).toContainText(`1 × ${bowl.name}`);
  const link = shipments.getByRole('link', { name: 'Track shipment' });
  await expect(link).toHaveAttribute('href', tracking);
  await expect(page.getByRole('button', { name: 'Cancel order' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Cancel item ${bowl.name}` })).toHaveCount(0);
  await expect(page.getByRole('button', { name: `Cancel item ${dish.name}` })).toBeVisible();

  await staff.client.orders.returnItems.mutate({
    id,
    items: shipped.map((line) => ({ ...line, restock: true })),
  });
  await expect(lines.getByRole('listitem').first()).toContainText('1 cancelled, 1 returned');
  await expect(lines).toContainText('Net total£5.00');
  await expect(page.getByRole('region', { name: 'Order history' })).toContainText('Items returned');
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
});

test('packing slips and invoices of many orders print on A4 and Letter, one order a page or more', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const products = await Promise.all(
    Array.from({ length: 45 }, (_, index) =>
      newProduct({ name: `Bowl${'-'.repeat(index * 5)}${index}`, price: '1000.00' }),
    ),
  );
  const long = await place(customer, products);
  const short = await place(customer, products.slice(0, 1));
  await staff.client.orders.confirm.mutate({ id: short.id });
  await staff.client.orders.cancelItems.mutate({
    id: long.id,
    items: long.items.slice(0, 1).map((item) => ({ itemId: item.id, quantity: 1 })),
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, staff);
  await page.goto(`/back-office/orders?customer=${long.userId}`);
  await page.getByRole('checkbox', { name: 'Select all' }).check();

  const invoices = await openInNewTab(page, 'Invoices 2');
  await invoices.emulateMedia({ media: 'print' });
  expect(await invoices.evaluate(colorScheme)).toBe('light');
  for (const [format, width] of [
    ['A4', 595],
    ['Letter', 612],
  ] as const) {
    const pages = await readPdf(await invoices.pdf({ format }));
    expect(Math.abs((pages[0]?.width ?? 0) - width)).toBeLessThan(2);
    expect(pages.length).toBeGreaterThan(2);
    // 15 mm, less what rounding takes.
    const margin = 40;
    for (const { left, right, bottom, top, width: wide, height } of pages) {
      expect(Math.min(left, bottom, wide - right, height - top)).toBeGreaterThanOrEqual(margin);
    }
    for (const { text } of pages) expect(text).toMatch(/ItemQuantityPriceAmount|Nettotal/);
    // The newest order is the first.
    const [first = '', ...rest] = pages.map(({ text }) => text);
    for (const text of [short.orderNumber, 'Amountdue', short.items[0]?.sku ?? ''])
      expect(first).toContain(text);
    const all = rest.join('');
    for (const { sku } of long.items) expect(all.split(sku.replaceAll(/\s/g, ''))).toHaveLength(2);
    expect(all).toContain('1cancelled');
    expect(first + all).not.toContain('Dashboard');
  }
  await invoices.close();

  const slips = await openInNewTab(page, 'Packing slips 2');
  const pages = await readPdf(await slips.pdf({ format: 'A4' }));
  const [first = '', ...rest] = pages.map(({ text }) => text);
  expect(first).toContain(`Packingslip${short.orderNumber}`);
  expect(rest.join('')).not.toContain(long.items[0]?.sku ?? '');
  expect(first + rest.join('')).not.toContain('£');
});

function colorScheme(): string {
  return getComputedStyle(document.documentElement).colorScheme;
}

/** Places an order of one unit of each product, with an address. */
function place({ client }: Person, products: readonly { readonly id: string }[]): Promise<Order> {
  return client.orders.place.mutate({
    items: products.map(({ id }) => ({ productId: id, quantity: 1 })),
    metadata: {
      shippingAddress: {
        name: 'Edith Marlow',
        street: '3 Kiln Lane',
        city: 'Stoke-on-Trent',
        postcode: 'ST1 4AB',
      },
    },
  });
}

async function openInNewTab(page: Page, name: string): Promise<Page> {
  const opening = page.context().waitForEvent('page');
  await page.getByRole('link', { name }).click();
  const opened = await opening;
  await opened.getByRole('article').nth(1).waitFor();
  return opened;
}
