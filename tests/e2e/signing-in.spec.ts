import { staffAccount } from '@order-store/demo/people';
import type { BrowserContext, Cookie } from '@playwright/test';
import { expect, signIn, test } from './support/shop-test.ts';

test('rejects an incorrect password', async ({ page, customer }) => {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(customer.email);
  await page.getByLabel('Password').fill('not-the-password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toHaveText('Incorrect email or password.');
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByLabel('Email')).toHaveValue(customer.email);
});

test('sign-up shows errors for a known email and a common password at the fields', async ({
  page,
  customer,
}) => {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Edith Again');
  await page.getByLabel('Email').fill(customer.email);
  await page.getByLabel('Password').fill('a-long-enough-secret');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(
    /account with this email already/,
  );

  await page.getByLabel('Email').fill('someone-new@pottle.example');
  await page.getByLabel('Password').fill('password123');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/most common passwords/);
});

test('selecting a demo account fills in the form', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: /^Staff/ }).click();
  await expect(page.getByLabel('Email')).toHaveValue(staffAccount.email);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Back office' })).toBeVisible();
});

test('shows no demo accounts on other servers', async ({ page }) => {
  await page.route('**/demo-accounts.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/sign-in');
  await expect(page.getByLabel('Email')).toBeVisible();
  await expect(page.getByText('Demo accounts')).toHaveCount(0);
});

test('an ended session leads to sign-in and back', async ({ page, context, customer }) => {
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

test('input survives a session that ends: the customer signs in again in a dialog', async ({
  page,
  context,
  customer,
}) => {
  await signIn(page, customer);
  await page.goto('/account');
  const name = page.getByLabel('Name');
  await name.fill('Ada Lovelace');
  await page.request.post('/trpc/auth.signOut', {
    headers: { authorization: `Bearer ${(await sessionCookie(context)).value}` },
    data: {},
  });
  await page.getByRole('button', { name: 'Save' }).click();

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(dialog.getByLabel('Email')).toHaveValue(customer.email);
  await dialog.getByLabel('Password').fill('not-the-password');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Incorrect email or password.');
  await dialog.getByLabel('Password').fill(customer.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(name).toHaveValue('Ada Lovelace');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Profile saved')).toBeVisible();
});

test('live updates resume after the customer has signed in again in the dialog', async ({
  page,
  context,
  customer,
  staff,
  newProduct,
}) => {
  const { id: productId } = await newProduct({});
  const items = [{ productId, quantity: 1 }];
  const { id, orderNumber } = await customer.client.orders.place.mutate({ items });
  await signIn(page, customer);
  await page.goto(`/orders/${orderNumber}`);
  await page.getByRole('button', { name: 'Cancel order' }).click();
  await page.request.post('/trpc/auth.signOut', {
    headers: { authorization: `Bearer ${(await sessionCookie(context)).value}` },
    data: {},
  });
  await page
    .getByRole('dialog', { name: 'Cancel' })
    .getByRole('button', { name: 'Cancel order' })
    .click();

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').fill(customer.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Escape');
  await staff.client.orders.confirm.mutate({ id });
  await expect(page.getByText('Confirmed by the shop')).toBeVisible();
});

test('the back office shows new orders again after staff have signed in again in the dialog', async ({
  page,
  context,
  staff,
  customer,
  newProduct,
}) => {
  const { id: productId } = await newProduct({});
  const items = [{ productId, quantity: 1 }];
  const { orderNumber, userId } = await customer.client.orders.place.mutate({ items });
  await signIn(page, staff);
  await page.goto(`/back-office/orders?customer=${userId}`);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.request.post('/trpc/auth.signOut', {
    headers: { authorization: `Bearer ${(await sessionCookie(context)).value}` },
    data: {},
  });
  await page.getByRole('button', { name: `Confirm ${orderNumber}` }).click();

  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.getByLabel('Password').fill(staff.password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await customer.client.orders.place.mutate({ items });
  await expect(page.getByRole('button', { name: 'Show 1 new order' })).toBeVisible();
});

test('signing out ends the session in every tab', async ({ page, context, customer }) => {
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
      const response = await page.request.get('/trpc/auth.me', {
        headers: { authorization: `Bearer ${token}` },
      });
      return response.status();
    })
    .toBe(401);
  expect(await context.cookies()).toEqual([]);
});

test('scripts can’t read the session token', async ({ page, context, customer }) => {
  await signIn(page, customer);
  const { value, ...cookie } = await sessionCookie(context);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const readable = await page.evaluate(() =>
    JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(readable).not.toContain(value);
});

test('rejects cross-site requests', async ({ page, customer }) => {
  await signIn(page, customer);
  // Sent with the browser's cookies, like a request from another site.
  const response = await page.request.post('/trpc/auth.signOut', {
    headers: { origin: 'https://evil.example' },
    data: {},
  });
  expect(response.status()).toBe(403);
  await page.goto('/orders');
  await expect(page.getByText('No orders yet')).toBeVisible();
});

test('completes a sign-out that failed while the store was unreachable', async ({
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

test('ignores a return URL of another site', async ({ page, customer }) => {
  await page.goto('/sign-in?back=//example.com/trap');
  await signIn(page, customer);
  await expect(page).toHaveURL('/');
});

test('shows another customer’s order as not found', async ({
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
  await expect(page.getByRole('heading', { name: 'Order not found' })).toBeVisible();
});

async function sessionCookie(context: BrowserContext): Promise<Cookie> {
  const cookie = (await context.cookies()).find(({ name }) => /order-store(?:-\d+)?$/.test(name));
  if (!cookie) throw new Error('The browser has no session cookie');
  return cookie;
}
