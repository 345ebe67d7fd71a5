import { expect, test } from './support/shop-test.ts';

test('the API reference finds a procedure and shows its input and reasons', async ({ page }) => {
  await page.goto('/reference');
  await page.getByPlaceholder('Filter').fill('extendHold');
  await page.getByText('orders.extendHold').first().click();
  await expect(page.getByText('expiresInSeconds').first()).toBeVisible();
  await expect(page.getByText('ILLEGAL_TRANSITION').first()).toBeVisible();
});
