import { Secret, TOTP } from 'otpauth';
import { expect, signIn, test } from './support/shop-test.ts';

test('a second factor is set up, asked for when signing in, replaced by a recovery code, and removed', async ({
  page,
  browser,
  customer,
}) => {
  await signIn(page, customer);
  await page.goto('/account/security');
  const setUp = page.getByRole('button', { name: 'Set up or remove' });
  await setUp.click();
  const secret = await page.getByRole('textbox', { name: 'Setup key' }).inputValue();
  const code = page.getByLabel('Code from the app');
  const wrong = codeOf(secret) === '000000' ? '111111' : '000000';
  await code.fill(wrong);
  await page.getByLabel('Your password').fill(customer.password);
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(code).toHaveAccessibleDescription(/incorrect/);
  await code.fill(codeOf(secret));
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByText('Two-factor authentication is enabled.')).toBeVisible();
  const recoveryCode = await page
    .getByRole('listitem')
    .filter({ hasText: /^\w{4}-\w{4}-\w{4}-\w{4}$/ })
    .allTextContents();
  expect(recoveryCode).toHaveLength(10);
  // Sessions that began without it have ended.
  await expect(customer.client.auth.me.query()).rejects.toMatchObject({
    reason: 'UNAUTHENTICATED',
  });

  const elsewhere = await browser.newPage();
  const enter = async (totpCode: string) => {
    await elsewhere.getByLabel('Authentication code').fill(totpCode);
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  // The code that set it up does not work again, so this is the next one.
  for (const totpCode of [codeOf(secret, 30), recoveryCode[0] ?? '']) {
    await elsewhere.context().clearCookies();
    await elsewhere.goto('/sign-in');
    await elsewhere.getByLabel('Email').fill(customer.email);
    await elsewhere.getByLabel('Password').fill(customer.password);
    await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click();
    await enter(wrong);
    await expect(elsewhere.getByText('Incorrect email, password or code.')).toBeVisible();
    await enter(totpCode);
    await expect(elsewhere.getByRole('link', { name: 'Orders', exact: true })).toBeVisible();
  }
  await elsewhere.close();

  await page.reload();
  await setUp.click();
  await page.getByLabel('Your password').fill(customer.password);
  await page.getByLabel('Authentication code').fill(recoveryCode[1] ?? '');
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('Two-factor authentication removed')).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, customer);
});

test('a change that requires the password asks for it and then succeeds', async ({
  page,
  customer,
}) => {
  await signIn(page, customer);
  await page.goto('/account/api-keys');
  // A sign-in is recent for ten minutes; afterwards the store answers like this.
  await page.route(
    /auth\.createApiKey/,
    async (route) => {
      const error = {
        code: -32003,
        message: 'Enter your current password',
        data: { code: 'FORBIDDEN', httpStatus: 403, reason: 'REAUTHENTICATION_REQUIRED' },
      };
      const data = { ...error.data, details: {}, retryable: false, requestId: 'test' };
      const answer = { error: { ...error, data } };
      const json = route.request().url().includes('batch=1') ? [answer] : answer;
      await route.fulfill({ status: 403, json });
    },
    { times: 1 },
  );
  await page.getByLabel('Name').fill('Label printer');
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Confirm it’s you' });
  await dialog.getByLabel('Password').fill('not-the-password');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByLabel('Password')).toHaveAccessibleDescription('Incorrect password.');
  expect(await customer.client.auth.listApiKeys.query()).toEqual([]);

  await dialog.getByLabel('Password').fill(customer.password);
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText('API key “Label printer” created')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  expect(await customer.client.auth.listApiKeys.query()).toMatchObject([{ name: 'Label printer' }]);
});

/** The code that an authenticator app shows, now or some seconds later. */
function codeOf(secret: string, later = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.generate({ timestamp: Date.now() + later * 1000 });
}
