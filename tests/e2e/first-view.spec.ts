import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support/shop-test.ts';
import { viewFigures } from './support/view-figures.ts';

test('the first view loads less than 86 kB of compressed JavaScript', async ({ page }) => {
  const watching = page.waitForRequest('**/trpc/products.watchStock*');
  await page.goto('/');
  await page.getByRole('article').first().waitFor();
  await watching;
  const { scriptBytes } = await viewFigures(page);
  // A value near zero means that the measurement failed.
  expect(scriptBytes).toBeGreaterThan(50_000);
  expect(scriptBytes).toBeLessThan(86_000);
});

test('the home page is shown before its code has loaded, and other pages do not show it', async ({
  page,
}) => {
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('/');
  const hero = page.getByRole('heading', { name: 'Simple things, made to last.' });
  await expect(hero).toBeVisible();
  await page.goto('/cart');
  await expect(hero).toBeHidden();
});

test('the prerendered home page is the largest paint, also if fonts and code arrive later', async ({
  page,
}) => {
  const painted = Promise.withResolvers<void>();
  const loaded = page
    .waitForResponse(/bricolage-grotesque-latin-wght/)
    .then((font) => font.finished());
  let codeArrives = 0;
  await page.route('**/*.woff2', async (route) => {
    await painted.promise;
    await route.continue();
  });
  await page.route('**/assets/index-*.js', async (route) => {
    await loaded;
    codeArrives = await page.evaluate(() => performance.now());
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0,
  );
  painted.resolve();
  await page.getByRole('article').first().waitFor();
  const { largestPaintMs } = await viewFigures(page);
  expect(largestPaintMs).toBeLessThan(codeArrives);
});

const views: readonly (readonly [path: string, waitForView: (page: Page) => Promise<void>])[] = [
  ['/', (page) => page.getByRole('article').nth(20).waitFor()],
  ['/products/TPT-01-BLU', (page) => page.getByRole('article').nth(3).waitFor()],
  ['/cart', (page) => page.getByText('Your cart is empty').waitFor()],
  ['/sign-in', (page) => page.getByText('Demo accounts').waitFor()],
];

for (const [path, waitForView] of views) {
  test(`${path} loads without layout shift`, async ({ page }) => {
    await page.goto(path);
    await waitForView(page);
    expect((await viewFigures(page)).layoutShift).toBeLessThan(0.01);
  });
}

test('account and order pages load without layout shift', async ({
  page,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  const { orderNumber } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await signIn(page, customer);
  const ownPages: readonly (readonly [string, string])[] = [
    ['/orders', orderNumber],
    [`/orders/${orderNumber}`, 'Placed by you'],
    ['/account', 'Customer since'],
    ['/account/security', 'This device'],
  ];
  for (const [path, shown] of ownPages) {
    await page.goto(path);
    await page.getByText(shown).waitFor();
    expect((await viewFigures(page)).layoutShift, path).toBeLessThan(0.01);
  }
});
