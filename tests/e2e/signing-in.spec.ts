import { staffAccount } from '@order-store/demo/people';
import type { BrowserContext, Cookie } from '@playwright/test';
import { expect, signIn, test } from './support/shop-test.ts';

test('a wrong password is told, and nobody is let in', async ({ page, customer }) => {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(customer.email);
  await page.getByLabel('Password').fill('not-the-password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText(/do not belong together/);
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByLabel('E-mail')).toHaveValue(customer.email);
});

test('signing up with a known e-mail or a weak password is explained at the field', async ({
  page,
  customer,
}) => {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Edith Again');
  await page.getByLabel('E-mail').fill(customer.email);
  await page.getByLabel('Password').fill('a-long-enough-secret');
  await page.getByRole('button', { name: 'Make an account' }).click();
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(
    /an account with this e-mail/,
  );

  await page.getByLabel('E-mail').fill('someone-new@pottle.example');
  await page.getByLabel('Password').fill('password123');
  await page.getByRole('button', { name: 'Make an account' }).click();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/The password/);
});

test('a click fills in an account of the demo', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /^Staff/ }).click();
  await expect(page.getByLabel('E-mail')).toHaveValue(staffAccount.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Back office' })).toBeVisible();
});

test('where the server is no demo, no accounts are offered', async ({ page }) => {
  await page.route('**/demo-accounts.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/sign-in');
  await expect(page.getByLabel('E-mail')).toBeVisible();
  await expect(page.getByText('This is a demo')).toHaveCount(0);
});

test('a session that ended elsewhere leads to sign in, and back', async ({
  page,
  context,
  customer,
}) => {
  await signIn(page, customer);
  await page.request.post('/trpc/auth.signOut', {
    headers: { authorization: `Bearer ${(await sessionCookie(context)).value}` },
    data: {},
  });
  await page.goto('/orders');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, customer);
  await expect(page).toHaveURL('/orders');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toHaveCount(0);
});

test('signing out ends the session for good, in every tab', async ({ page, context, customer }) => {
  await signIn(page, customer);
  const { value: token } = await sessionCookie(context);
  const other = await context.newPage();
  await other.goto('/orders');
  await expect(other.getByText('No orders yet')).toBeVisible();

  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect
    .poll(async () => {
      const answer = await page.request.get('/trpc/auth.me', {
        headers: { authorization: `Bearer ${token}` },
      });
      return answer.status();
    })
    .toBe(401);
  expect(await context.cookies()).toEqual([]);
});

test('no script of the page can read what the session is known by', async ({
  page,
  context,
  customer,
}) => {
  await signIn(page, customer);
  const { value, ...cookie } = await sessionCookie(context);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const readable = await page.evaluate(() =>
    JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(readable).not.toContain(value);
});

test('a page of another site gets nothing done in somebody’s name', async ({ page, customer }) => {
  await signIn(page, customer);
  // Sent with the browser's cookies, as a form or a script elsewhere would have it.
  const answer = await page.request.post('/trpc/auth.signOut', {
    headers: { origin: 'https://evil.example' },
    data: {},
  });
  expect(answer.status()).toBe(403);
  await page.goto('/orders');
  await expect(page.getByText('No orders yet')).toBeVisible();
});

test('signing out while the store is out of reach is made good later', async ({
  page,
  context,
  customer,
}) => {
  await signIn(page, customer);
  const { value } = await sessionCookie(context);
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.route('**/trpc/auth.signOut**', (route) => route.abort());
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.unroute('**/trpc/auth.signOut**');
  await page.reload();
  await expect
    .poll(async () => {
      const headers = { authorization: `Bearer ${value}` };
      return (await page.request.get('/trpc/auth.me', { headers })).status();
    })
    .toBe(401);
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a link with somebody else’s address as the way back stays here', async ({
  page,
  customer,
}) => {
  await page.goto('/sign-in?back=//example.com/trap');
  await signIn(page, customer);
  await expect(page).toHaveURL('/');
});

test('someone else’s order is as if it were not there', async ({
  page,
  customer,
  staff,
  newProduct,
}) => {
  const product = await newProduct({});
  const order = await staff.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await signIn(page, customer);
  await page.goto(`/orders/${order.orderNumber}`);
  await expect(page.getByText('There is no order of yours by this number')).toBeVisible();
});

async function sessionCookie(context: BrowserContext): Promise<Cookie> {
  const cookie = (await context.cookies()).find(({ name }) => name.endsWith('order-store'));
  if (!cookie) throw new Error('The browser has no session cookie');
  return cookie;
}
