import { iterate, type StockMovement, type StoreClient } from '@order-store/sdk';
import { expect, signIn, test } from './support/shop-test.ts';

test('200 buyers competing for 50 units get 50 orders, and verification passes', async ({
  page,
  staff,
  newProduct,
}) => {
  // Creates 200 accounts first.
  test.slow();
  const { id } = await newProduct({ name: 'Rush bowl', stockQuantity: 50 });
  await signIn(page, staff);
  await page.goto(`/flash-sale?product=${id}&buyers=200&attempts=2&seconds=1`);
  await expect(page.getByRole('combobox', { name: 'Product' })).toHaveText('Rush bowl');
  await page.getByRole('button', { name: 'Start sale' }).click();

  await expect(page.getByText('Verification passed')).toBeVisible({ timeout: 45_000 });
  const verification = page.getByRole('region', { name: 'Verification' });
  await expect(verification.getByLabel('Passed:')).toHaveCount(8);
  await expect(verification.getByText('50 = 50 sold + 0 left')).toBeVisible();
  await expect(verification.getByText('50 orders, 50 stock movements')).toBeVisible();

  // The API agrees with the page.
  expect((await staff.client.products.get.query({ id })).stockQuantity).toBe(0);
  const sales = await salesOf(staff.client, id);
  expect(sales).toHaveLength(50);
  const orders = await Promise.all(
    sales.map(({ orderId }) => staff.client.orders.get.query({ id: orderId ?? '' })),
  );
  expect(new Set(orders.map((order) => order.id)).size).toBe(50);
  for (const { items } of orders) expect(items).toMatchObject([{ productId: id, quantity: 1 }]);

  await verification.getByRole('button', { name: 'Cancel all orders' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel orders' }).click();
  await expect(page.getByText('50 orders cancelled')).toBeVisible();
  expect((await staff.client.products.get.query({ id })).stockQuantity).toBe(50);
});

test('a sale stopped early is verified', async ({ page, staff, newProduct }) => {
  const { id } = await newProduct({ stockQuantity: 5000 });
  await signIn(page, staff);
  await page.goto(`/flash-sale?product=${id}&buyers=50&attempts=10&seconds=30`);
  await page.getByRole('button', { name: 'Start sale' }).click();
  const orders = page.getByRole('definition').first();
  await expect(orders).toHaveText(/[1-9]/);
  await page.getByRole('button', { name: 'Stop sale' }).click();

  await expect(page.getByText('Verification passed')).toBeVisible({ timeout: 30_000 });
  const sold = (await salesOf(staff.client, id)).length;
  expect(sold).toBeGreaterThan(0);
  expect(sold).toBeLessThan(500);
  await expect(page.getByText(`5,000 = ${sold} sold +`)).toBeVisible();
});

test('verification fails when a unit is missing', async ({ page, staff, newProduct }) => {
  const { id } = await newProduct({ stockQuantity: 10 });
  await signIn(page, staff);
  // Simulates a lost unit.
  await page.context().route('**/trpc/products.get?**', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('"stockQuantity":4', '"stockQuantity":3') });
  });
  await page.goto(`/flash-sale?product=${id}&buyers=6&attempts=1&seconds=0`);
  await page.getByRole('button', { name: 'Start sale' }).click();

  await expect(page.getByText('Verification failed')).toBeVisible();
  const verification = page.getByRole('region', { name: 'Verification' });
  await expect(verification.getByText('10 ≠ 6 sold + 3 left')).toBeVisible();
  await expect(verification.getByLabel('Failed:')).toHaveCount(1);
});

test('an invalid number does not start a sale', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/flash-sale?buyers=12');
  const buyers = page.getByLabel('Buyers');
  await expect(buyers).toHaveValue('12');
  await buyers.fill('5000');
  await page.getByRole('button', { name: 'Start sale' }).click();
  await expect(page.getByText('Enter a whole number from 1 to 1,000.')).toBeVisible();
  await expect(page.getByText('Ready to start')).toBeVisible();
});

test('requires sign-in and shows customers that the page is for staff only', async ({
  page,
  customer,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Run a flash sale' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, customer);
  await expect(page).toHaveURL(/\/flash-sale$/);
  await expect(page.getByText('Staff only')).toBeVisible();
});

async function salesOf({ products }: StoreClient, id: string): Promise<StockMovement[]> {
  const movements = await Array.fromAsync(iterate(products.stockHistory, { id, limit: 100 }));
  return movements.filter(({ kind }) => kind === 'sale');
}
