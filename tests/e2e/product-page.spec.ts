import { addToCart, expect, test } from './support/shop-test.ts';

test('a product page adds several units to the cart', async ({ page, newProduct }) => {
  const product = await newProduct({ price: '12.50', stockQuantity: 4 });
  await page.goto(`/?q=${encodeURIComponent(product.name)}`);
  await page.getByRole('link', { name: product.name }).click();

  await expect(page).toHaveURL(`/products/${product.sku}`);
  await expect(page).toHaveTitle(`${product.name} · Pottle`);
  await expect(page.getByRole('heading', { name: product.name })).toBeFocused();
  await expect(page.getByText('£12.50').first()).toBeVisible();
  await expect(page.getByText('Only 4 left').first()).toBeVisible();

  await page.getByRole('button', { name: `Increase quantity of ${product.name}` }).click();
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Cart 2 items' })).toBeVisible();
  await expect(page.getByText('2 in your cart.')).toBeVisible();
});

test('limits the quantity to digits, and to the stock that is not in the cart yet', async ({
  page,
  newProduct,
}) => {
  const product = await newProduct({ stockQuantity: 3 });
  await addToCart(page, product.name);
  await page.goto(`/products/${product.sku}`);
  const quantity = page.getByRole('textbox', { name: `Quantity of ${product.name}` });
  await quantity.pressSequentially('xy');
  await expect(quantity).toHaveValue('1');
  await quantity.fill('50');
  await page.keyboard.press('Enter');
  await expect(quantity).toHaveValue('2');
  await page.getByRole('button', { name: 'Add to cart', exact: true }).click();
  await expect(page.getByRole('button', { name: 'All in cart', exact: true })).toBeDisabled();
  await expect(page.getByRole('link', { name: 'Cart 3 items' })).toBeVisible();
});

test('shows related products without the product itself', async ({ page }) => {
  await page.goto('/products/TPT-01-BLU');
  const related = page.getByRole('region', { name: 'You may also like' }).getByRole('article');
  await expect(related).toHaveCount(4);
  await expect(related.filter({ hasText: 'Teapot for one' })).toHaveCount(1);
  await expect(related.filter({ hasText: 'Harbour teapot' })).toHaveCount(0);
});

test('shows that a product was not found', async ({ page }) => {
  await page.goto('/products/NO-SUCH-THING');
  await expect(page.getByRole('heading', { name: 'Product not found' })).toBeVisible();
});

test('going back from a product restores the scroll position of the list', async ({ page }) => {
  await page.goto('/');
  const cards = page.getByRole('article');
  await cards.first().waitFor();
  // Scroll to the third page of the list.
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

  // The back link works after visiting another product too.
  await card.getByRole('link').click();
  await page.getByRole('region', { name: 'You may also like' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: name ?? '' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Back to shop' }).click();
  await expect(card).toBeInViewport();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before);
});

test('the back link of a directly opened product leads to the full list', async ({ page }) => {
  await page.goto('/products/MUG-01-WHT');
  await page.getByRole('link', { name: 'Back to shop' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('article').first()).toBeVisible();
});
