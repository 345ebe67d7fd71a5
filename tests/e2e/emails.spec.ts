import { expect, signIn, test } from './support/shop-test.ts';
import { openMailbox } from './support/mailbox.ts';

// One after the other: only one test at a time can receive emails.
test.describe.configure({ mode: 'default' });

test('a new email address counts when its owner opens the link', async ({ page, customer }) => {
  await using mailbox = await openMailbox();
  await signIn(page, customer);
  await page.goto('/account');
  const email = `new-${customer.email}`;
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Current password').fill(customer.password);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`Your new email address ${email} isn’t verified yet`)).toBeVisible();
  expect((await customer.client.auth.me.query()).email).toBe(customer.email);

  await page.goto(await linkFor(mailbox, email, 'verify-email'));
  await page.getByLabel('Password').fill(customer.password);
  await page.getByRole('button', { name: 'Verify' }).click();
  await expect(page.getByText('Email address verified')).toBeVisible();
  expect((await customer.client.auth.me.query()).email).toBe(email);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn(page, { ...customer, email });
});

test('a reset link from an email sets a new password once', async ({ page, browser, customer }) => {
  await using mailbox = await openMailbox();
  // Another browser is signed in with the old password.
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, customer);

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot password?' }).click();
  // The sign-in page has an Email field too.
  await expect(page.getByRole('heading', { name: 'Reset password' })).toBeVisible();
  await page.getByLabel('Email').fill(customer.email);
  await page.getByRole('button', { name: 'Send reset link' }).click();
  await expect(page.getByRole('status')).toHaveText(/If an account exists for edith-/);
  const link = await linkFor(mailbox, customer.email, 'reset-password');

  await page.goto(link);
  await expect(page).toHaveURL('/reset-password');
  await page.getByLabel('New password').fill('password123');
  await page.getByRole('button', { name: 'Reset password' }).click();
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/most common/);
  await page.getByLabel('New password').fill('another-long-secret');
  await page.getByRole('button', { name: 'Reset password' }).click();
  await expect(page).toHaveURL('/sign-in');
  await signIn(page, { ...customer, password: 'another-long-secret' });

  await elsewhere.goto('/orders');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await elsewhere.goto(link);
  await elsewhere.getByLabel('New password').fill('a-third-long-secret');
  await elsewhere.getByRole('button', { name: 'Reset password' }).click();
  await expect(elsewhere.getByRole('alert')).toHaveText(/expired|already/);
  await elsewhere.getByRole('link', { name: 'Request a new link' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Reset password' })).toBeVisible();
  await elsewhere.close();
});

test('a reset link without a token is rejected', async ({ page }) => {
  await page.goto('/reset-password');
  await expect(page.getByRole('alert')).toHaveText(/expired|already/);
});

async function linkFor(
  mailbox: Awaited<ReturnType<typeof openMailbox>>,
  address: string,
  view: 'reset-password' | 'verify-email',
): Promise<string> {
  const pattern = new RegExp(String.raw`http\S+/${view}#token=\S+`);
  const link = () => pattern.exec(mailbox.newestTo(address) ?? '')?.[0];
  await expect.poll(link).toBeDefined();
  return link() ?? '';
}
