import type { Page } from '@playwright/test';
import { addToCart, expect, openCheckout, signIn, test } from './support/shop-test.ts';

test('shows that the browser is offline without layout shift, and refreshes when back online', async ({
  page,
  context,
  staff,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 50 });
  await page.goto(`/products/${product.sku}`);
  const stock = page.getByText(/in stock$/).first();
  await expect(stock).toHaveText('50 in stock');
  const place = await stock.boundingBox();

  await context.setOffline(true);
  await expect(page.getByText('You’re offline.')).toBeVisible();
  expect(await stock.boundingBox()).toEqual(place);
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Cart 1 item' })).toBeVisible();

  await staff.client.products.adjustStock.mutate({ id: product.id, delta: -8, reason: 'Dropped' });
  const backOnline = noticeOf(page);
  await context.setOffline(false);
  await backOnline;
  await expect(page.getByText('You’re offline.')).toHaveCount(0);
  await expect(stock).toHaveText('42 in stock');
});

test('shows the cart while offline', async ({ page, context, newProduct }) => {
  const product = await newProduct({ price: '12.00' });
  const cartPage = page.waitForResponse(/cart-page/);
  await addToCart(page, product.name);
  await cartPage;
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Cart 1 item' }).click();
  await expect(page.getByRole('heading', { name: product.name })).toBeVisible();
  await expect(page.getByRole('definition')).toHaveText('£12.00');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an order that fails offline is placed once when retried online', async ({
  page,
  context,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 5 });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await openCheckout(page);
  await expect(page.getByRole('definition')).toHaveText('£10.00');

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('alert')).toContainText('won’t be charged twice');
  const backOnline = noticeOf(page);
  await context.setOffline(false);
  await backOnline;
  await page.getByRole('button', { name: 'Place order' }).click();

  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  expect((await customer.client.orders.list.query({})).items).toHaveLength(1);
});

/** The notice is shown for seconds, which polling may miss on a busy machine. Call it before the connection is back. */
function noticeOf(page: Page): Promise<void> {
  return page.getByText('Back online.').waitFor();
}
