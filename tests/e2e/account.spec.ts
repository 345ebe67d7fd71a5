import { createClient, isStoreError } from '@order-store/sdk';
import { expect, signIn, test } from './support/shop-test.ts';

test('a customer changes their name', async ({ page, customer }) => {
  await signIn(page, customer);
  await page.goto('/account');
  const save = page.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  await page.getByRole('textbox', { name: 'Name' }).fill('Edith Marlow-Quince');
  await save.click();
  await expect(page.getByText('Profile saved')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edith Marlow-Quince' })).toBeVisible();
});

test('shows both versions when the profile was changed in another window', async ({
  page,
  customer,
}) => {
  await signIn(page, customer);
  await page.goto('/account');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Edith of this window');
  const before = await customer.client.auth.me.query();
  await customer.client.users.update.mutate({
    id: before.id,
    expectedVersion: before.version,
    name: 'Edith of the other',
  });

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Changed to Edith of the other in another window')).toBeVisible();
  await expect(name).toHaveValue('Edith of this window');
  expect((await customer.client.auth.me.query()).name).toBe('Edith of the other');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Profile saved')).toBeVisible();
  expect((await customer.client.auth.me.query()).name).toBe('Edith of this window');
});

test('changing the password signs out other devices', async ({ page, browser, customer }) => {
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, customer);
  await signIn(page, customer);
  await page.goto('/account/security');

  await page.getByLabel('Current password').fill('not-the-password');
  await page.getByLabel('New password').fill('another-long-secret');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(
    'Incorrect password.',
  );
  await page.getByLabel('Current password').fill(customer.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText(/^Password changed\./)).toBeVisible();
  await expect(page.getByLabel('New password')).toHaveValue('');

  await elsewhere.goto('/orders');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(elsewhere, { ...customer, password: 'another-long-secret' });
  await elsewhere.close();
});

test('signs out of one session, then of all others, and stays signed in', async ({
  page,
  browser,
  customer,
}) => {
  const others = await Promise.all([browser.newPage(), browser.newPage()]);
  for (const other of others) await signIn(other, customer);
  await signIn(page, customer);
  await page.goto('/account/security');

  // The test's API client has a session too.
  const signOut = page.getByRole('button', { name: /^Sign out of / });
  await expect(signOut).toHaveCount(3);
  await page.getByRole('button', { name: 'Sign out of Chrome on Linux' }).first().click();
  await expect(signOut).toHaveCount(2);
  await page.getByRole('button', { name: 'Sign out all' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out all' }).click();
  await expect(signOut).toHaveCount(0);
  await expect(page.getByText('This device')).toBeVisible();

  for (const other of others) {
    await other.goto('/orders');
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await other.close();
  }
  await page.reload();
  await expect(page.getByText('This device')).toBeVisible();
});

test('an API key is shown once, is limited to its scopes and stops working when revoked', async ({
  page,
  baseURL,
  context,
  customer,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, customer);
  await page.goto('/account/api-keys');
  await expect(page.getByText('No API keys yet')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^staff/ })).toHaveCount(0);

  await page.getByLabel('Name').fill('Label printer');
  await page.getByRole('checkbox', { name: /^orders/ }).uncheck();
  await page.getByText('30 days').click();
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(
    page.getByRole('heading', { name: 'API key “Label printer” created' }),
  ).toBeFocused();
  const key = await page.getByRole('textbox', { name: 'API key' }).inputValue();
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);

  const program = createClient({ url: baseURL ?? '', token: key });
  expect((await program.auth.me.query()).email).toBe(customer.email);
  const placing = program.orders.place.mutate({ items: [{ productId: '1', quantity: 1 }] });
  await expect(placing).rejects.toMatchObject({ reason: 'FORBIDDEN' });

  await page.reload();
  const row = page.getByRole('listitem').filter({ hasText: 'Label printer' });
  await expect(row).toContainText('Scopes: read');
  expect(await page.content()).not.toContain(key);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke key' }).click();
  await expect(page.getByText('No API keys yet')).toBeVisible();
  const afterwards = await program.auth.me.query().catch((error: unknown) => error);
  expect(isStoreError(afterwards, 'UNAUTHENTICATED')).toBe(true);
});

test('staff can choose the staff scope for an API key', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/account/api-keys');
  await expect(page.getByRole('checkbox', { name: /^staff/ })).not.toBeChecked();
});
