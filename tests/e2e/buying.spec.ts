import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import {
  addToCart,
  continueFrom,
  expect,
  fillAddress,
  newLuxury,
  openCheckout,
  phone,
  signIn,
  test,
} from './support/shop-test.ts';

test('a new customer signs up, searches, orders two products and cancels the order', async ({
  page,
}) => {
  await page.goto('/');
  const search = page.getByRole('searchbox', { name: 'Search products' });
  await search.fill('teapot');
  await expect(page).toHaveURL(/\?q=teapot$/);
  await page.getByRole('button', { name: 'Add to cart: Harbour teapot' }).click();
  await search.fill('bread board');
  await page.getByRole('button', { name: 'Add to cart: Oak bread board' }).click();

  await page.getByRole('link', { name: 'Cart 2 items' }).click();
  await page.getByRole('button', { name: 'Increase quantity of Oak bread board' }).click();
  await expect(page.getByRole('definition')).toHaveText('£122.00');

  await page.getByRole('link', { name: 'Checkout', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.getByRole('link', { name: 'Create account' }).click();
  await page.getByLabel('Name').fill('Nell Quince');
  await page.getByLabel('Email').fill(`nell-${randomUUID()}@pottle.example`);
  await page.getByLabel('Password').fill('a-long-enough-secret');
  await page.getByRole('button', { name: 'Create account' }).click();

  await expect(page.getByLabel('Email')).toHaveValue(/^nell-/);
  await continueFrom(page, 'Contact');
  await expect(page.getByLabel('Full name')).toHaveValue('Nell Quince');
  await fillAddress(page);
  await continueFrom(page, 'Delivery address');
  await continueFrom(page, 'Delivery method');
  await expect(page.getByText('Review your order')).toBeVisible();
  await page.getByRole('button', { name: 'Place order' }).click();

  const heading = page.getByRole('heading', { name: /^Order ORD-/ });
  await expect(heading).toBeFocused();
  const number = (await heading.textContent())?.replace('Order ', '') ?? '';
  await expect(page.getByRole('definition')).toHaveText('£122.00');
  await expect(page.getByRole('link', { name: 'Cart 0 items' })).toBeVisible();

  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(page).toHaveTitle('Your orders · Pottle');
  await page.getByRole('link', { name: new RegExp(number) }).click();
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click();
  await expect(page.getByText('This order was cancelled')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel order' })).toHaveCount(0);
});

test('a double click places one order', async ({ page, customer, newProduct }) => {
  const product = await newProduct({});
  await addToCart(page, product.name);
  await signIn(page, customer);
  await openCheckout(page);
  await page.getByRole('button', { name: 'Place order' }).dblclick();

  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  expect((await customer.client.orders.list.query({})).items).toHaveLength(1);
});

test('a lost response, a reload and another click place one order', async ({
  page,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 5 });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await openCheckout(page);

  // The order reaches the store but its response does not reach the page.
  await page.route('**/trpc/orders.place*', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('won’t be charged twice');
  await page.unroute('**/trpc/orders.place*');
  await page.reload();
  await expect(page.getByText('Edith Marlow, 3 Kiln Lane, Stoke-on-Trent ST1 4AB')).toBeVisible();
  await page.getByRole('button', { name: 'Place order' }).click();

  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  expect((await customer.client.orders.list.query({})).items).toHaveLength(1);
  const left = await customer.client.products.get.query({ id: product.id });
  expect(left.stockQuantity).toBe(4);
});

test('ordering the same items again places a second order', async ({
  page,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  await signIn(page, customer);
  for (const orders of [1, 2]) {
    await addToCart(page, product.name);
    await openCheckout(page);
    await page.getByRole('button', { name: 'Place order' }).click();
    await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
    expect((await customer.client.orders.list.query({})).items).toHaveLength(orders);
  }
});

test('"back" from an order says that it was placed, and it can be ordered again to another address', async ({
  page,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  const items = [{ productId: product.id, quantity: 2 }];
  const work = { name: 'Ada', street: '1 Mill Road', city: 'Leeds', postcode: 'LS1 1AA' };
  await customer.client.orders.place.mutate({ items, metadata: { shippingAddress: work } });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await openCheckout(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();

  await page.goBack();
  await expect(page.getByText('This order was placed')).toBeVisible();
  await page.getByRole('link', { name: 'View order' }).click();
  await page.getByRole('link', { name: 'Invoice' }).click();
  await expect(page.getByRole('heading', { name: /^Invoice ORD-/ })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Order again' }).click();
  await expect(page.getByRole('link', { name: 'Cart 1 item' })).toBeVisible();
  await page.getByRole('link', { name: 'Checkout', exact: true }).click();
  await page.getByRole('link', { name: 'Change delivery address' }).click();
  await page.getByRole('radio', { name: 'Ada, 1 Mill Road, Leeds LS1 1AA' }).check();
  await continueFrom(page, 'Delivery address');
  await continueFrom(page, 'Delivery method');
  await expect(page.getByText('Ada, 1 Mill Road, Leeds LS1 1AA')).toBeVisible();
});

test('on a phone, VAT is shown from the cart to the invoice, and the order has the total that was shown', async ({
  page,
  customer,
  staff,
}) => {
  await page.setViewportSize(phone.viewport);
  const { name, sku } = await newLuxury(staff);
  await page.goto(`/products/${sku}`);
  await expect(page.getByText('plus VAT')).toBeVisible();
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await page.goto('/cart');
  await page.getByRole('button', { name: `Increase quantity of ${name}` }).click();
  const amounts = ['£19.98', '£4.00', '£23.98'];
  await expect(page.getByRole('definition')).toHaveText(amounts);
  await signIn(page, customer);
  await openCheckout(page);
  await expect(page.getByRole('definition')).toHaveText(amounts);
  await expect(page.getByText('VAT 20%')).toBeVisible();
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  await expect(page.getByText('VAT 20%')).toBeVisible();
  const { items } = await customer.client.orders.list.query({});
  expect(items).toMatchObject([{ totalAmount: '19.98', grandTotal: '23.98' }]);
  await page.getByRole('link', { name: 'Invoice' }).click();
  for (const amount of amounts)
    await expect(page.getByRole('definition').filter({ hasText: amount }).first()).toBeVisible();
});

test('the cart survives a reload', async ({ page, newProduct }) => {
  const product = await newProduct({ price: '3.35' });
  await addToCart(page, product.name);
  await page.getByRole('link', { name: 'Cart 1 item' }).click();
  await page.getByRole('textbox', { name: `Quantity of ${product.name}` }).fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('definition')).toHaveText('£10.05');
  await page.reload();
  await expect(page.getByRole('definition')).toHaveText('£10.05');
  await expect(page.getByRole('link', { name: 'Cart 3 items' })).toBeVisible();
});

test('two tabs have one cart', async ({ page, context, newProduct }) => {
  const [product, more] = [await newProduct({}), await newProduct({})];
  const other = await context.newPage();
  await other.goto('/cart');
  await expect(other.getByText('Your cart is empty')).toBeVisible();
  await addToCart(page, product.name);
  await expect(other.getByRole('heading', { name: product.name })).toBeVisible();
  await addToCart(other, more.name);
  await expect(page.getByRole('link', { name: 'Cart 2 items' })).toBeVisible();
  await other.goto('/cart');
  await other.getByRole('button', { name: `Remove ${product.name}` }).click();
  await expect(page.getByRole('link', { name: 'Cart 1 item' })).toBeVisible();
});

// Failure case 65: docs/failure-cases.md
test('the cart is synced to a phone, and the next person in the same browser has their own', async ({
  page,
  browser,
  customer,
  staff,
  newProduct,
}) => {
  const [hers, theirs] = [await newProduct({}), await newProduct({})];
  await signIn(page, customer);
  await addToCart(page, hers.name);
  await expect(page.getByRole('link', { name: 'Cart 1 item' })).toBeVisible();
  const other = await (await browser.newContext(phone)).newPage();
  await signIn(other, customer);
  await other.getByRole('link', { name: 'Cart 1 item' }).click();
  await expect(other.getByRole('heading', { name: hers.name })).toBeVisible();
  await other.context().close();
  await signOut(page);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('productId');
  await page.goto('/cart');
  await expect(page.getByText('Your cart is empty')).toBeVisible();

  // What a guest has put into the cart goes with the account that signs in.
  await addToCart(page, theirs.name);
  await signIn(page, staff);
  await page.goto('/cart');
  await expect(page.getByRole('heading', { name: theirs.name })).toBeVisible();
  await expect(page.getByRole('heading', { name: hers.name })).toHaveCount(0);
  await signOut(page);

  await signIn(page, customer);
  await page.goto('/cart');
  await expect(page.getByRole('heading', { name: hers.name })).toBeVisible();
  await expect(page.getByRole('heading', { name: theirs.name })).toHaveCount(0);
});

test('the cart shows the current price and stock', async ({ page, staff, newProduct }) => {
  const product = await newProduct({ price: '10.00', stockQuantity: 5 });
  await addToCart(page, product.name);
  await page.goto('/cart');
  await page.getByRole('button', { name: `Increase quantity of ${product.name}` }).click();
  await expect(page.getByRole('definition')).toHaveText('£20.00');

  const { id, version } = product;
  await staff.client.products.update.mutate({ id, expectedVersion: version, price: '12.50' });
  await staff.client.products.adjustStock.mutate({ id, delta: -4, reason: 'Dropped' });
  await page.reload();
  await expect(page.getByRole('definition')).toHaveText('£25.00');
  await expect(page.getByText('Only 1 left.')).toBeVisible();
  await page.getByRole('button', { name: /^Update to 1:/ }).click();
  await expect(page.getByRole('definition')).toHaveText('£12.50');
});

test('checkout marks a line that has sold out and orders nothing until it is removed', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const scarce = await newProduct({ stockQuantity: 1, name: `Last mug ${Date.now()}` });
  const plenty = await newProduct({});
  await addToCart(page, scarce.name);
  await addToCart(page, plenty.name);
  await signIn(page, customer);
  // Without live updates, which would disable the button first.
  await page.route('**/trpc/products.watchStock*', (route) => route.abort());
  await openCheckout(page);
  await expect(page.getByRole('definition')).toHaveText('£20.00');

  await staff.client.orders.place.mutate({ items: [{ productId: scarce.id, quantity: 1 }] });
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('Someone bought the last ones first');
  await expect(page.getByText('Sold out. Remove it to continue.')).toHaveCount(1);
  expect((await customer.client.orders.list.query({})).items).toEqual([]);

  await page.getByRole('button', { name: `Remove ${scarce.name}` }).click();
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
});

// Failure case 64: docs/failure-cases.md
for (const isLive of [true, false]) {
  test(`checkout shows both prices and asks again when a price changed, ${isLive ? 'live' : 'without live updates'}`, async ({
    page,
    customer,
    staff,
    newProduct,
  }) => {
    const { id, name, version } = await newProduct({ price: '38.00' });
    await addToCart(page, name);
    await signIn(page, customer);
    if (!isLive) await page.route('**/trpc/products.watchStock*', (route) => route.abort());
    await openCheckout(page);
    await expect(page.getByRole('definition')).toHaveText('£38.00');

    await staff.client.products.update.mutate({ id, expectedVersion: version, price: '48.00' });
    if (!isLive) await page.getByRole('button', { name: 'Place order' }).click();
    await expect(page.getByRole('alert')).toContainText('The total was £38.00 and is now £48.00');
    await expect(page.getByRole('definition')).toHaveText('£48.00');
    expect((await customer.client.orders.list.query({})).items).toEqual([]);

    await page.getByRole('button', { name: 'Place order for £48.00' }).click();
    await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
    const { items } = await customer.client.orders.list.query({});
    expect(items).toMatchObject([{ totalAmount: '48.00' }]);
  });
}

test('a customer can buy with the keyboard only', async ({ page, customer, staff, newProduct }) => {
  const product = await newProduct({});
  await staff.client.products.update.mutate({
    id: product.id,
    expectedVersion: product.version,
    metadata: { category: 'Mugs' },
  });
  await signIn(page, customer);
  await page.goto('/');
  await page.getByRole('article').first().waitFor();
  await expect(page.getByLabel('Category')).toContainText('Mugs');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(product.name);
  await expect(page.getByRole('article')).toHaveCount(1);
  for (const _ of ['clear', 'category', 'sort', 'in stock', 'from', 'to', 'product']) {
    await page.keyboard.press('Tab');
  }
  await expect(page.getByRole('link', { name: product.name })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: `Add to cart: ${product.name}` })).toBeFocused();
  await page.keyboard.press('Enter');

  await page.goto('/cart');
  await page.getByRole('link', { name: 'Checkout', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Checkout' })).toBeFocused();
  const email = page.getByLabel('Email');
  await email.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Delivery address' })).toBeFocused();
  await fillAddress(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Delivery method' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Express delivery £6.90' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Review your order' })).toBeFocused();
  await page.getByRole('button', { name: 'Place order' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeFocused();

  await page.getByRole('button', { name: 'Cancel order' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Don’t cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Cancel order' })).toBeFocused();
});

async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
}
