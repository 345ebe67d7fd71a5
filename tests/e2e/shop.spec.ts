import { expect, signIn, test } from './support/shop-test.ts';

test('keeps search and sort order in the URL', async ({ page }) => {
  await page.goto('/?q=enamel&sort=-price');
  await expect(page.getByRole('searchbox')).toHaveValue('enamel');
  const prices = await page.getByRole('article').getByText(/^£/).allTextContents();
  const pence = prices.map((price) => Number(price.replace(/\D/g, '')));
  expect(pence.length).toBeGreaterThan(3);
  expect(pence).toEqual(pence.toSorted((a, b) => b - a));

  await page.getByRole('button', { name: 'Clear search' }).click();
  await expect(page).toHaveURL('/?sort=-price');
  await page.getByRole('combobox', { name: 'Sort products' }).selectOption('Name: A–Z');
  await expect(page).toHaveURL('/?sort=name');
});

test('filters by stock and price and keeps the filters in the URL', async ({
  page,
  newProduct,
}) => {
  const mark = `Narrow ${Date.now()}`;
  await newProduct({ name: `${mark} cheap`, price: '2.00' });
  await newProduct({ name: `${mark} dear`, price: '90.00' });
  await newProduct({ name: `${mark} gone`, price: '30.00', stockQuantity: 0 });
  await page.goto(`/?q=${encodeURIComponent(mark)}`);
  const names = page.getByRole('article').getByRole('link');
  await expect(names).toHaveText([/gone/, /dear/, /cheap/]);

  await page.getByRole('checkbox', { name: 'In stock' }).check();
  await expect(names).toHaveText([/dear/, /cheap/]);
  await page.getByRole('textbox', { name: 'Minimum price' }).fill('2.5');
  await expect(names).toHaveText([/dear/]);
  await expect(page).toHaveURL(/available=true&min=2\.50|min=%222\.50%22/);
  await page.reload();
  await expect(names).toHaveText([/dear/]);
  await expect(page.getByRole('textbox', { name: 'Minimum price' })).toHaveValue('2.50');

  const highest = page.getByRole('textbox', { name: 'Maximum price' });
  await highest.fill('2');
  await expect(highest).toHaveAccessibleDescription('Must be £2.50 or more');
  await highest.fill('a lot');
  await expect(highest).toHaveAccessibleDescription('Enter a price such as 7.50');
  await highest.fill('50');
  await expect(page.getByText('No results')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(names).toHaveText([/gone/, /dear/, /cheap/]);
});

test('filters by category, which the page of a product links to', async ({ page }) => {
  await page.goto('/');
  const category = page.getByRole('combobox', { name: 'Category' });
  await category.selectOption({ label: 'Tea and coffee (5)' });
  await expect(page).toHaveURL(/category=Tea(\+|%20)and(\+|%20)coffee/);
  await expect(page.getByRole('article')).toHaveCount(5);
  await page.getByRole('link', { name: 'Harbour teapot' }).click();
  await page.getByRole('link', { name: 'Tea and coffee' }).click();
  await expect(page.getByRole('article')).toHaveCount(5);
  await expect(category).toHaveValue('Tea and coffee');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/');
});

test('ignores invalid filters in the URL', async ({ page }) => {
  await page.goto('/?q=enamel&sort=size&available=perhaps&min=cheap&max=-3');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Sort products' })).toHaveValue('');
});

test('loads further products on scroll up to the last one', async ({ page, staff }) => {
  const { total } = await staff.client.products.listByPage.query({ search: 'a' });
  await page.goto('/?q=a');
  await page.getByRole('article').first().waitFor();
  await expect(async () => {
    await page.mouse.wheel(0, 4000);
    expect(await page.getByRole('article').count()).toBeGreaterThanOrEqual(total);
  }).toPass();
  await expect(page.getByRole('button', { name: 'Show more products' })).toHaveCount(0);
});

test('shows an empty result with a button that clears the search', async ({ page }) => {
  await page.goto('/?q=zeppelin');
  await expect(page.getByText('No results')).toBeVisible();
  await page.getByRole('button', { name: 'Show all products' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('searches for % literally and for digits as text', async ({ page }) => {
  await page.goto('/?q=%25');
  await expect(page.getByText('No results')).toBeVisible();
  await page.goto('/?q=350');
  await expect(page.getByRole('searchbox')).toHaveValue('350');
  await expect(page.getByText('Enamel mug, blue rim')).toBeVisible();
});

test('shows that the shop is unreachable, with a retry button', async ({ page }) => {
  await page.route('**/trpc/products.list*', (route) => route.abort());
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('Can’t reach the shop');
  await page.unroute('**/trpc/products.list*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('an internal error shows its request ID', async ({ page, customer }) => {
  await signIn(page, customer);
  const error = {
    message: 'Something went wrong inside',
    code: -32603,
    data: {
      code: 'INTERNAL_SERVER_ERROR',
      httpStatus: 500,
      reason: 'INTERNAL',
      details: {},
      retryable: false,
      requestId: 'req-4711',
    },
  };
  await page.route('**/trpc/**', (route) => {
    const isBatch = new URL(route.request().url()).searchParams.has('batch');
    const json = isBatch ? Array.from({ length: 10 }, () => ({ error })) : { error };
    return route.fulfill({ status: 500, json });
  });
  await page.goto('/orders');
  await expect(page.getByRole('alert')).toContainText('Request ID: req-4711');
});

test('the theme follows the system until changed, and the choice survives a reload', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await page.getByRole('button', { name: 'Switch to light mode' }).click();
  await expect.poll(background).not.toBe(dark);
  await page.reload();
  await page.getByRole('button', { name: 'Switch to dark mode' }).click();
  await expect.poll(background).toBe(dark);
});

test('customers can’t access the back office', async ({ page, customer }) => {
  await signIn(page, customer);
  await expect(page.getByRole('link', { name: 'Back office' })).toHaveCount(0);
  await page.goto('/back-office/orders');
  await expect(page.getByText('Staff only')).toBeVisible();
});

test('shows that a page was not found', async ({ page }) => {
  await page.goto('/nowhere/at-all');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});
