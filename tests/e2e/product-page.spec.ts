import { addToCart, expect, test } from './support/shop-test.ts';

test('a product has a page, from which one takes several', async ({ page, newProduct }) => {
  const product = await newProduct({ price: '12.50', stockQuantity: 4 });
  await page.goto(`/?q=${encodeURIComponent(product.name)}`);
  await page.getByRole('link', { name: product.name }).click();

  await expect(page).toHaveURL(`/products/${product.sku}`);
  await expect(page).toHaveTitle(`${product.name} · Pottle`);
  await expect(page.getByRole('heading', { name: product.name })).toBeFocused();
  await expect(page.getByText('£12.50')).toBeVisible();
  await expect(page.getByText('Only 4 left').first()).toBeVisible();

  await page.getByRole('button', { name: `One more ${product.name}` }).click();
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Cart 2 pieces' })).toBeVisible();
  await expect(page.getByText('2 in your cart.')).toBeVisible();
});

test('no more can be taken than there are, with what is in the cart already', async ({
  page,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 3 });
  await addToCart(page, product.name);
  await page.goto(`/products/${product.sku}`);
  const quantity = page.getByRole('textbox', { name: `Quantity of ${product.name}` });
  await quantity.fill('50');
  await page.keyboard.press('Enter');
  await expect(quantity).toHaveValue('2');
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.getByRole('button', { name: 'All in your cart', exact: true })).toBeDisabled();
  await expect(page.getByRole('link', { name: 'Cart 3 pieces' })).toBeVisible();
});

test('others of its kind are shown beside it, and never itself', async ({ page }) => {
  await page.goto('/products/TPT-01-BLU');
  const others = page.getByRole('region', { name: 'From the same shelf' }).getByRole('article');
  await expect(others).toHaveCount(4);
  await expect(others.filter({ hasText: 'Teapot for one' })).toHaveCount(1);
  await expect(others.filter({ hasText: 'Harbour teapot' })).toHaveCount(0);
});

test('a product that is not there says so', async ({ page }) => {
  await page.goto('/products/NO-SUCH-THING');
  await expect(page.getByText('We have nothing by this number')).toBeVisible();
});

test('whoever comes back from a product finds the list where they left it', async ({ page }) => {
  await page.goto('/');
  const cards = page.getByRole('article');
  await cards.first().waitFor();
  // Two pages down the list.
  await expect(async () => {
    await page.mouse.wheel(0, 3000);
    expect(await cards.count()).toBeGreaterThan(48);
  }).toPass();
  const card = cards.nth(40);
  await card.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  const name = await card.getByRole('heading').textContent();

  await card.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toBeVisible();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(card).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);

  // By way of another product the link above it leads there as well.
  await card.getByRole('link').click();
  await page.getByRole('region', { name: 'From the same shelf' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Back to the shelves' }).click();
  await expect(card).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
});

test('opened by a link from elsewhere, the way back leads to the whole list', async ({ page }) => {
  await page.goto('/products/MUG-01-WHT');
  await page.getByRole('link', { name: 'Back to the shelves' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('article').first()).toBeVisible();
});
