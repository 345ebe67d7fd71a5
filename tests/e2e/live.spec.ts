import { addToCart, expect, newCustomer, signIn, test } from './support/shop-test.ts';

test('what somebody buys in one window is gone from the shelf in the other', async ({
  page,
  browser,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 9 });
  const shelf = await browser.newPage();
  await shelf.goto(`/?q=${encodeURIComponent(product.name)}`);
  const card = shelf.getByRole('article').filter({ hasText: product.name });
  await expect(card).toContainText('9 in stock');
  const details = await browser.newPage();
  await details.goto(`/products/${product.sku}`);
  await expect(details.getByText('9 in stock')).toBeVisible();

  await signIn(page, customer);
  await page.goto(`/products/${product.sku}`);
  await page.getByRole('textbox', { name: `Quantity of ${product.name}` }).fill('5');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await page.goto('/checkout');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();

  // Nobody touched these two.
  await expect(card).toContainText('Only 4 left');
  await expect(details.getByText('Only 4 left').first()).toBeVisible();

  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await expect(card).toContainText('9 in stock');
  await shelf.close();
  await details.close();
});

test('a cart says at once, on its line, that there is less than one wants, and takes what is there', async ({
  page,
  staff,
  newProduct,
}) => {
  const scarce = await newProduct({ stockQuantity: 5, name: `Scarce jug ${Date.now()}` });
  const plenty = await newProduct({});
  await addToCart(page, scarce.name);
  await addToCart(page, plenty.name);
  await page.goto('/cart');
  const more = page.getByRole('button', { name: `One more ${scarce.name}` });
  for (const _ of [2, 3]) await more.click();
  await expect(page.getByRole('definition')).toHaveText('£40.00');

  const { id } = scarce;
  await staff.client.products.adjustStock.mutate({ id, delta: -3, reason: 'Dropped' });
  await expect(page.getByText('Only 2 left, and you want 3.')).toBeVisible();
  await page.getByRole('button', { name: `Take 2, all that is left of ${scarce.name}` }).click();
  await expect(page.getByText(/and you want/)).toHaveCount(0);
  await expect(page.getByRole('definition')).toHaveText('£30.00');
});

test('stock that runs out in the middle of checkout is told on its line before one orders', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 1 });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await page.goto('/checkout');
  const order = page.getByRole('button', { name: 'Place order' });
  await expect(order).toBeEnabled();
  const placed = await staff.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await expect(page.getByText('Sold out: take it out')).toBeVisible();
  await expect(order).toBeDisabled();

  // Theirs is cancelled: it can be had again.
  await staff.client.orders.cancel.mutate({ id: placed.id });
  await expect(order).toBeEnabled();
  await order.click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
});

test('an order moves on before one’s eyes: its steps, its history, and the way to cancel it', async ({
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
  const history = page.getByRole('region', { name: 'What happened so far' }).getByRole('listitem');
  await expect(history).toHaveText([/^Placed by you/]);
  await expect(cancel).toBeVisible();

  await staff.client.orders.confirm.mutate({ id });
  await expect(history).toHaveText([/^Confirmed by the shop/, /^Placed by you/]);
  await staff.client.orders.ship.mutate({ id, note: 'With the morning van.' });
  await expect(history).toHaveCount(3);
  await expect(history.first()).toContainText('With the morning van.');
  await expect(
    page.getByRole('list', { name: 'Progress' }).locator('[aria-current=step]'),
  ).toHaveText('Shipped');
  await expect(cancel).toHaveCount(0);
});

test('one’s orders show a new one, and move it between the filters, by themselves', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({});
  await signIn(page, customer);
  await page.goto('/orders?status=pending');
  await expect(page.getByText('None of yours is there now')).toBeVisible();

  const { id, orderNumber } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await expect(page.getByRole('link', { name: new RegExp(orderNumber) })).toBeVisible();
  await staff.client.orders.confirm.mutate({ id });
  await expect(page.getByText('None of yours is there now')).toBeVisible();
  await page.getByRole('link', { name: 'Confirmed' }).click();
  await expect(page).toHaveURL('/orders?status=confirmed');
  await expect(page.getByRole('link', { name: new RegExp(orderNumber) })).toBeVisible();
});

test('nobody is told of somebody else’s orders', async ({
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
  // Mine comes after theirs: when it is there, theirs would be.
  const mine = await customer.client.orders.place.mutate({ items });
  await expect(page.getByRole('link', { name: new RegExp(mine.orderNumber) })).toBeVisible();
  await expect(page.getByText(theirs.orderNumber)).toHaveCount(0);
});
