import type { Page } from '@playwright/test';
import { addToCart, expect, openCheckout, signIn, test } from './support/shop-test.ts';

const status = (page: Page) => page.getByRole('list', { name: 'Payments' });

test('a customer pays after a declined card, and confirms the payment with the bank', async ({
  page,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ price: '12.50' });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await openCheckout(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  await expect(page.getByText('3 Kiln Lane')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^1[45]:\d\d$/);

  const pay = page.getByRole('button', { name: 'Pay £12.50' });
  await page.getByLabel('Is declined').check();
  await pay.click();
  await expect(page.getByRole('alert')).toHaveText('Your card was declined.');
  await expect(status(page)).toContainText('Payment declined');

  const dialog = page.getByRole('dialog', { name: 'Confirm your payment' });
  await page.getByLabel('Needs confirmation by the bank').check();
  await pay.click();
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByRole('alert')).toContainText('You didn’t confirm the payment');
  await pay.click();
  await dialog.getByRole('button', { name: 'Confirm payment' }).click();

  await expect(page.getByText('Confirmed, payment received')).toBeVisible();
  await expect(page.getByRole('timer')).toHaveCount(0);
  await expect(status(page)).toContainText('Paid');
  const { items } = await customer.client.orders.list.query({});
  expect(items).toMatchObject([{ status: 'confirmed', payment: { status: 'paid' } }]);
});

test('an unpaid order expires in its window, its stock returns in another, and a late transfer is refunded', async ({
  page,
  browser,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({ price: '12.50', stockQuantity: 20 });
  const { orderNumber, id } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 4 }],
    expiresInSeconds: 60,
  });
  const otherWindow = await browser.newPage();
  await otherWindow.goto(`/products/${product.sku}`);
  await expect(otherWindow.getByText('16 in stock', { exact: true })).toBeVisible();
  await signIn(page, customer);
  await page.goto(`/orders/${orderNumber}`);
  await page.getByLabel('Arrives after the hold ends').check();
  await page.getByRole('button', { name: 'Pay £50.00' }).click();
  await expect(page.getByText('Your bank transfer is on its way')).toBeVisible();

  // A minute later.
  const patience = { timeout: 150_000 };
  await expect(page.getByText('because it wasn’t paid in time').first()).toBeVisible(patience);
  await expect(otherWindow.getByText('20 in stock', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Your payment has been refunded.')).toBeVisible(patience);
  await expect(status(page)).toContainText('Refunded');
  const due = await staff.client.payments.listRefundsDue.query();
  expect(due.items.filter(({ orderId }) => orderId === id)).toEqual([]);
  await otherWindow.close();
});

test('staff see refunds due until they are made', async ({ page, customer, staff, newProduct }) => {
  const product = await newProduct({ price: '7.00' });
  const items = [{ productId: product.id, quantity: 1 }];
  const { id, orderNumber } = await customer.client.orders.place.mutate({ items });
  // Paid in cash, so the payment service does not refund it.
  const payment = { orderId: id, provider: 'till', reference: orderNumber, amount: '7.00' };
  await staff.client.payments.record.mutate({ ...payment, kind: 'captured' });
  await staff.client.orders.cancel.mutate({ id });

  await signIn(page, staff);
  await page.goto('/back-office/refunds');
  const row = page.getByRole('row').filter({ hasText: orderNumber });
  await expect(row).toContainText('£7.00');
  await row.getByRole('link', { name: orderNumber }).click();
  await expect(page.getByText('Refund due')).toBeVisible();
  await expect(status(page)).toContainText('Paid');

  await staff.client.payments.record.mutate({ ...payment, kind: 'refunded' });
  await page.goto('/back-office/refunds');
  await expect(page.getByRole('heading', { name: 'Refunds due' })).toBeVisible();
  await expect(page.getByText(/No refunds due|Amount due/).first()).toBeVisible();
  await expect(row).toHaveCount(0);
});
