import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support/shop-test.ts';
import { viewFigures } from './support/view-figures.ts';

test('the first view takes less than 150 kB of JavaScript, packed, with everything live', async ({
  page,
}) => {
  const watching = page.waitForRequest('**/trpc/products.watchStock*');
  await page.goto('/');
  await page.getByRole('article').first().waitFor();
  await watching;
  const { scriptBytes } = await viewFigures(page);
  // Not nothing: then nothing would have been measured.
  expect(scriptBytes).toBeGreaterThan(50_000);
  expect(scriptBytes).toBeLessThan(150_000);
});

const views: readonly (readonly [path: string, there: (page: Page) => Promise<void>])[] = [
  ['/', (page) => page.getByRole('article').nth(20).waitFor()],
  ['/products/TPT-01-BLU', (page) => page.getByRole('article').nth(3).waitFor()],
  ['/cart', (page) => page.getByText('Nothing in it yet').waitFor()],
  ['/sign-in', (page) => page.getByText('This is a demo').waitFor()],
];

for (const [path, there] of views) {
  test(`nothing jumps while ${path} comes`, async ({ page }) => {
    await page.goto(path);
    await there(page);
    expect((await viewFigures(page)).layoutShift).toBeLessThan(0.01);
  });
}

test('nothing jumps while one’s own views come', async ({ page, customer, newProduct }) => {
  const product = await newProduct({});
  const { orderNumber } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await signIn(page, customer);
  const own: readonly (readonly [string, string])[] = [
    ['/orders', orderNumber],
    [`/orders/${orderNumber}`, 'Placed by you'],
    ['/account', 'With us since'],
    ['/account/security', 'This browser'],
  ];
  for (const [path, shown] of own) {
    await page.goto(path);
    await page.getByText(shown).waitFor();
    expect((await viewFigures(page)).layoutShift, path).toBeLessThan(0.01);
  }
});
