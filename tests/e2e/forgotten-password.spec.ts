import { expect, signIn, test } from './support/shop-test.ts';
import { openMailbox } from './support/mailbox.ts';

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
  const link = await linkFor(mailbox, customer.email);

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
): Promise<string> {
  const link = () => /http\S+\/reset-password#token=\S+/.exec(mailbox.newestTo(address) ?? '')?.[0];
  await expect.poll(link).toBeDefined();
  return link() ?? '';
}
