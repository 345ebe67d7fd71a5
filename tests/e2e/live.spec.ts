import { addToCart, expect, newCustomer, openCheckout, signIn, test } from './support/shop-test.ts';

test('a purchase in one window updates the stock in others', async ({
  page,
  browser,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 9 });
  const list = await browser.newPage();
  await list.goto(`/?q=${encodeURIComponent(product.name)}`);
  const card = list.getByRole('article').filter({ hasText: product.name });
  await expect(card).toContainText('9 in stock');
  const details = await browser.newPage();
  await details.goto(`/products/${product.sku}`);
  await expect(details.getByText('9 in stock', { exact: true })).toBeVisible();

  await signIn(page, customer);
  await page.goto(`/products/${product.sku}`);
  await page.getByRole('textbox', { name: `Quantity of ${product.name}` }).fill('5');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await openCheckout(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();

  // Updated without a reload.
  await expect(card).toContainText('Only 4 left');
  await expect(details.getByText('Only 4 left').first()).toBeVisible();

  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await expect(card).toContainText('9 in stock');
  await list.close();
  await details.close();
});

test('a cart line shows a shortage immediately and updates to the available quantity', async ({
  page,
  staff,
  newProduct,
}) => {
  const scarce = await newProduct({ stockQuantity: 5, name: `Scarce jug ${Date.now()}` });
  const plenty = await newProduct({});
  await addToCart(page, scarce.name);
  await addToCart(page, plenty.name);
  await page.goto('/cart');
  const more = page.getByRole('button', { name: `Increase quantity of ${scarce.name}` });
  for (const _ of [2, 3]) await more.click();
  await expect(page.getByRole('definition')).toHaveText('£40.00');

  const { id } = scarce;
  await staff.client.products.adjustStock.mutate({ id, delta: -3, reason: 'Dropped' });
  await expect(page.getByText('Only 2 left.')).toBeVisible();
  await page.getByRole('button', { name: `Update to 2: ${scarce.name}` }).click();
  await expect(page.getByText('Only 2 left.')).toHaveCount(0);
  await expect(page.getByRole('definition')).toHaveText('£30.00');
});

test('checkout shows a sold-out line before the order is placed', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 1 });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await openCheckout(page);
  const order = page.getByRole('button', { name: 'Place order' });
  await expect(order).toBeEnabled();
  const placed = await staff.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await expect(page.getByText('Sold out. Remove it to continue.')).toBeVisible();
  await expect(order).toBeDisabled();

  // Cancelling the other order restocks the product.
  await staff.client.orders.cancel.mutate({ id: placed.id });
  await expect(order).toBeEnabled();
  await order.click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
});

test('an order page updates its progress, history and cancel button live', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({});
  const { id, orderNumber } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await signIn(page, customer);
  await page.goto(`/orders/${orderNumber}`);
  const cancel = page.getByRole('button', { name: 'Cancel order' });
  const history = page.getByRole('region', { name: 'Order history' }).getByRole('listitem');
  await expect(history).toHaveText([/^Placed by you/]);
  await expect(cancel).toBeVisible();

  await staff.client.orders.confirm.mutate({ id });
  await expect(history).toHaveText([/^Confirmed by the shop/, /^Placed by you/]);
  await staff.client.orders.ship.mutate({
    id,
    customerNote: 'With the morning van.',
    note: 'Driver: Tom',
  });
  await expect(history).toHaveCount(3);
  await expect(history.first()).toContainText('With the morning van.');
  await expect(history.first()).not.toContainText('Tom');
  await expect(
    page.getByRole('list', { name: 'Progress' }).locator('[aria-current=step]'),
  ).toHaveText('Shipped');
  await expect(cancel).toHaveCount(0);
});

test('the order list shows new orders and moves them between filters live', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({});
  await signIn(page, customer);
  await page.goto('/orders?status=pending');
  await expect(page.getByText('No orders with this status')).toBeVisible();

  const { id, orderNumber } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await expect(page.getByRole('link', { name: new RegExp(orderNumber) })).toBeVisible();
  await staff.client.orders.confirm.mutate({ id });
  await expect(page.getByText('No orders with this status')).toBeVisible();
  await page.getByRole('link', { name: 'Confirmed' }).click();
  await expect(page).toHaveURL('/orders?status=confirmed');
  await expect(page.getByRole('link', { name: new RegExp(orderNumber) })).toBeVisible();
});

test('customers receive no updates about other customers’ orders', async ({
  page,
  baseURL,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  const items = [{ productId: product.id, quantity: 1 }];
  const other = await newCustomer(baseURL);
  await signIn(page, customer);
  await page.goto('/orders');
  await expect(page.getByText('No orders yet')).toBeVisible();
  const theirs = await other.client.orders.place.mutate({ items });
  // Events arrive in order, so the other order would have arrived first.
  const mine = await customer.client.orders.place.mutate({ items });
  await expect(page.getByRole('link', { name: new RegExp(mine.orderNumber) })).toBeVisible();
  await expect(page.getByText(theirs.orderNumber)).toHaveCount(0);
});
