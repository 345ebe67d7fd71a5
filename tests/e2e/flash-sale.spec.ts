import { iterate, type StockMovement, type StoreClient } from '@order-store/sdk';
import { expect, signIn, test } from './support/shop-test.ts';

test('200 buyers run for 50 pieces: 50 orders, each once, and the page proves it', async ({
  page,
  staff,
  newProduct,
}) => {
  // Two hundred accounts are made first.
  test.slow();
  const { id } = await newProduct({ name: 'Rush bowl', stockQuantity: 50 });
  await signIn(page, staff);
  await page.goto(`/flash-sale?product=${id}&buyers=200&tries=2&seconds=1`);
  await expect(page.getByRole('option', { name: 'Rush bowl' })).toBeAttached();
  await page.getByRole('button', { name: 'Open the doors' }).click();

  await expect(page.getByText('Sold exactly what was there.')).toBeVisible({ timeout: 45_000 });
  const proof = page.getByRole('region', { name: 'The proof' });
  await expect(proof.getByLabel('Right:')).toHaveCount(8);
  await expect(proof.getByText('50 = 50 sold + 0 left')).toBeVisible();
  await expect(proof.getByText('50 orders, 50 sales in the stock’s history')).toBeVisible();

  // The same, asked without the page.
  expect((await staff.client.products.get.query({ id })).stockQuantity).toBe(0);
  const sales = await salesOf(staff.client, id);
  expect(sales).toHaveLength(50);
  const orders = await Promise.all(
    sales.map(({ orderId }) => staff.client.orders.get.query({ id: orderId ?? '' })),
  );
  expect(new Set(orders.map((order) => order.id)).size).toBe(50);
  for (const { items } of orders) expect(items).toMatchObject([{ productId: id, quantity: 1 }]);

  await proof.getByRole('button', { name: 'Take it all back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel them' }).click();
  await expect(page.getByText('50 orders are cancelled')).toBeVisible();
  expect((await staff.client.products.get.query({ id })).stockQuantity).toBe(50);
});

test('closed early, the doors let nobody else in, and what was sold is proved', async ({
  page,
  staff,
  newProduct,
}) => {
  const { id } = await newProduct({ stockQuantity: 5000 });
  await signIn(page, staff);
  await page.goto(`/flash-sale?product=${id}&buyers=50&tries=10&seconds=30`);
  await page.getByRole('button', { name: 'Open the doors' }).click();
  const orders = page.getByRole('definition').first();
  await expect(orders).toHaveText(/[1-9]/);
  await page.getByRole('button', { name: 'Close the doors' }).click();

  await expect(page.getByText('Every piece is accounted for.')).toBeVisible({ timeout: 30_000 });
  const sold = (await salesOf(staff.client, id)).length;
  expect(sold).toBeGreaterThan(0);
  expect(sold).toBeLessThan(500);
  await expect(page.getByText(`5,000 = ${sold} sold +`)).toBeVisible();
});

test('when a piece is missing, the page says so', async ({ page, staff, newProduct }) => {
  const { id } = await newProduct({ stockQuantity: 10 });
  await signIn(page, staff);
  // A store that lost a piece.
  await page.context().route('**/trpc/products.get?**', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replace('"stockQuantity":4', '"stockQuantity":3') });
  });
  await page.goto(`/flash-sale?product=${id}&buyers=6&tries=1&seconds=0`);
  await page.getByRole('button', { name: 'Open the doors' }).click();

  await expect(page.getByText('This does not add up.')).toBeVisible();
  const proof = page.getByRole('region', { name: 'The proof' });
  await expect(proof.getByText('10 ≠ 6 sold + 3 left')).toBeVisible();
  await expect(proof.getByLabel('Wrong:')).toHaveCount(1);
});

test('a number that makes no sense opens no doors', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/flash-sale?buyers=12');
  const buyers = page.getByLabel('Buyers');
  await expect(buyers).toHaveValue('12');
  await buyers.fill('5000');
  await page.getByRole('button', { name: 'Open the doors' }).click();
  await expect(page.getByText('A whole number from 1 to 1,000, please.')).toBeVisible();
  await expect(page.getByText('The doors are closed.')).toBeVisible();
});

test('customers are told that it is for staff; strangers sign in first, and come back', async ({
  page,
  customer,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Watch a flash sale' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, customer);
  await expect(page).toHaveURL(/\/flash-sale$/);
  await expect(page.getByText('This is for staff')).toBeVisible();
});

async function salesOf({ products }: StoreClient, id: string): Promise<StockMovement[]> {
  const movements = await Array.fromAsync(iterate(products.stockHistory, { id, limit: 100 }));
  return movements.filter(({ kind }) => kind === 'sale');
}
