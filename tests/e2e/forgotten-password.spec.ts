import { expect, signIn, test } from './support/shop-test.ts';
import { openMailbox } from './support/mailbox.ts';

test('who forgot the password sets a new one by a link in a mail, once', async ({
  page,
  browser,
  customer,
}) => {
  await using mailbox = await openMailbox();
  // Somebody is signed in elsewhere, with the old password.
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, customer);

  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  // The view before has a field of that name, too.
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await page.getByLabel('E-mail').fill(customer.email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await expect(page.getByRole('status')).toHaveText(/If there is an account with edith-/);
  const link = await linkFor(mailbox, customer.email);

  await page.goto(link);
  await expect(page).toHaveURL('/reset-password');
  await page.getByLabel('New password').fill('password123');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/most common/);
  await page.getByLabel('New password').fill('another-long-secret');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page).toHaveURL('/sign-in');
  await signIn(page, { ...customer, password: 'another-long-secret' });

  await elsewhere.goto('/orders');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  await elsewhere.goto(link);
  await elsewhere.getByLabel('New password').fill('a-third-long-secret');
  await elsewhere.getByRole('button', { name: 'Set the password' }).click();
  await expect(elsewhere.getByRole('alert')).toHaveText(/used already or is too old/);
  await elsewhere.getByRole('link', { name: 'Ask for another one' }).click();
  await expect(elsewhere.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
  await elsewhere.close();
});

test('a link without its secret says so', async ({ page }) => {
  await page.goto('/reset-password');
  await expect(page.getByRole('alert')).toHaveText(/used already or is too old/);
});

async function linkFor(
  mailbox: Awaited<ReturnType<typeof openMailbox>>,
  address: string,
): Promise<string> {
  const link = () => /http\S+\/reset-password#token=\S+/.exec(mailbox.newestTo(address) ?? '')?.[0];
  await expect.poll(link).toBeDefined();
  return link() ?? '';
}
