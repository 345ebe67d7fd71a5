import { createClient, isStoreError } from '@order-store/sdk';
import { expect, signIn, test } from './support/shop-test.ts';

test('one changes one’s name and e-mail, and signs in with the new one', async ({
  page,
  customer,
}) => {
  await signIn(page, customer);
  await page.goto('/account');
  const save = page.getByRole('button', { name: 'Save' });
  await expect(save).toBeDisabled();
  const email = `new-${customer.email}`;
  await page.getByRole('textbox', { name: 'Name' }).fill('Edith Marlow-Quince');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await save.click();
  await expect(page.getByText('Your profile is saved.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Edith Marlow-Quince' })).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await signIn(page, { ...customer, email });
});

test('an e-mail that somebody else has is refused at the field', async ({
  page,
  customer,
  staff,
}) => {
  await signIn(page, customer);
  await page.goto('/account');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(staff.email);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(
    /an account with this e-mail already/,
  );
});

test('a profile that changed elsewhere is not run over: one sees both, and chooses', async ({
  page,
  customer,
}) => {
  await signIn(page, customer);
  await page.goto('/account');
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Edith of this window');
  const before = await customer.client.auth.me.query();
  const moved = `moved-${customer.email}`;
  await customer.client.users.update.mutate({
    id: before.id,
    expectedVersion: before.version,
    name: 'Edith of the other',
    email: moved,
  });

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Elsewhere it became Edith of the other')).toBeVisible();
  // What was not touched here follows.
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(moved);
  await expect(name).toHaveValue('Edith of this window');
  expect((await customer.client.auth.me.query()).name).toBe('Edith of the other');

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your profile is saved.')).toBeVisible();
  expect(await customer.client.auth.me.query()).toMatchObject({
    name: 'Edith of this window',
    email: moved,
  });
});

test('a new password ends the sessions elsewhere, and the old one is no good', async ({
  page,
  browser,
  customer,
}) => {
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, customer);
  await signIn(page, customer);
  await page.goto('/account/security');

  await page.getByLabel('Current password').fill('not-the-password');
  await page.getByLabel('New password').fill('another-long-secret');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(
    'This is incorrect.',
  );
  await page.getByLabel('Current password').fill(customer.password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(page.getByLabel('New password')).toHaveValue('');

  await elsewhere.goto('/orders');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(elsewhere, { ...customer, password: 'another-long-secret' });
  await elsewhere.close();
});

test('one ends a session, and then all others, and stays', async ({ page, browser, customer }) => {
  const others = await Promise.all([browser.newPage(), browser.newPage()]);
  for (const other of others) await signIn(other, customer);
  await signIn(page, customer);
  await page.goto('/account/security');

  // The test's own client has one as well.
  const end = page.getByRole('button', { name: /^End the session of/ });
  await expect(end).toHaveCount(3);
  await page.getByRole('button', { name: 'End the session of Chrome on Linux' }).first().click();
  await expect(end).toHaveCount(2);
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByRole('button', { name: 'End them' }).click();
  await expect(end).toHaveCount(0);
  await expect(page.getByText('This browser')).toBeVisible();

  for (const other of others) {
    await other.goto('/orders');
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await other.close();
  }
  await page.reload();
  await expect(page.getByText('This browser')).toBeVisible();
});

test('a key is shown once, opens what it may, and nothing once it is revoked', async ({
  page,
  baseURL,
  context,
  customer,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, customer);
  await page.goto('/account/api-keys');
  await expect(page.getByText('There is none yet.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /^staff/ })).toHaveCount(0);

  await page.getByLabel('Name').fill('Label printer');
  await page.getByRole('checkbox', { name: /^orders/ }).uncheck();
  await page.getByText('30 days').click();
  await page.getByRole('button', { name: 'Make the key' }).click();
  await expect(
    page.getByRole('heading', { name: 'Your key “Label printer” is made' }),
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
  await expect(row).toContainText('may read');
  expect(await page.content()).not.toContain(key);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await expect(page.getByText('There is none yet.')).toBeVisible();
  const afterwards = await program.auth.me.query().catch((error: unknown) => error);
  expect(isStoreError(afterwards, 'UNAUTHENTICATED')).toBe(true);
});

test('staff may give a key what staff may do', async ({ page, staff }) => {
  await signIn(page, staff);
  await page.goto('/account/api-keys');
  await expect(page.getByRole('checkbox', { name: /^staff/ })).not.toBeChecked();
});
