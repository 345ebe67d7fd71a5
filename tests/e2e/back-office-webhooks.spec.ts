import { verifyWebhook } from '@order-store/sdk/webhooks';
import type { Page } from '@playwright/test';
import { openReceiver, type Received } from './support/receiver.ts';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

test('a new webhook shows its secret once and receives signed events', async ({
  page,
  context,
  staff,
  newProduct,
}) => {
  await using receiver = await openReceiver();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const secret = await createWebhook(page, staff, receiver.url, ['Stock adjusted or counted']);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await page.reload();
  await expect(page.getByText(secret)).toHaveCount(0);

  const product = await newProduct({ stockQuantity: 4 });
  await staff.client.products.adjustStock.mutate({ id: product.id, delta: 3, reason: 'Found' });
  await expect.poll(() => received(receiver.messages, product.id)).toBeDefined();
  const message = received(receiver.messages, product.id);
  const event = await verifyWebhook(message?.body ?? '', message?.headers ?? {}, secret);
  expect(event.type).toBe('product.stock_changed');

  const row = deliveries(page).getByRole('row').filter({ hasText: 'Delivered' }).first();
  await expect(row).toContainText('product.stock_changed');
  await expect(row).toContainText('200');
  await expect(row).toContainText('thanks');
});

test('a failing webhook is retried automatically and can be resent manually', async ({
  page,
  staff,
  newProduct,
}) => {
  test.setTimeout(180_000);
  await using receiver = await openReceiver();
  receiver.status = 503;
  await createWebhook(page, staff, receiver.url, ['Stock adjusted or counted']);
  const product = await newProduct({});
  await staff.client.products.adjustStock.mutate({ id: product.id, delta: 1, reason: 'Found' });
  const row = deliveries(page).getByRole('row').filter({ hasText: 'out of order' }).first();
  await expect(row).toContainText('Pending');
  await expect(row).toContainText('503');
  await expect(row).toContainText('Next attempt');
  await expect(page.getByText('Failing')).toBeVisible();
  // A pending delivery has no resend button.
  await expect(row.getByRole('button')).toHaveCount(0);

  receiver.status = 200;
  const delivered = deliveries(page).getByRole('row').filter({ hasText: 'Delivered' });
  // The first retry follows after seconds, the second after a minute.
  await expect(delivered.first()).toBeVisible({ timeout: 100_000 });
  await expect(page.getByText('Failing')).toHaveCount(0);
  const acceptedIds = () => idsOf(receiver.messages.filter(({ status }) => status === 200));
  await delivered
    .first()
    .getByRole('button', { name: /^Resend/ })
    .click();
  // The only duplicate is the manual resend; other tests may cause further deliveries.
  await expect.poll(() => acceptedIds().length - new Set(acceptedIds()).size).toBe(1);

  await page.getByRole('combobox', { name: 'Filter by status' }).selectOption('Failed');
  await expect(page).toHaveURL(/\?status=failed$/);
  await expect(page.getByText('No deliveries with this status.')).toBeVisible();
});

test('a webhook can be edited, disabled, enabled and deleted', async ({ page, staff }) => {
  await using receiver = await openReceiver();
  const secret = await createWebhook(page, staff, receiver.url, ['Order placed']);
  await page.getByRole('radio', { name: /^All events/ }).check();
  await page.getByLabel('Endpoint URL').fill('ftp://example.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The URL must be an http or https URL');
  await page.getByLabel('Endpoint URL').fill(`${receiver.url}/two`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Webhook saved')).toBeVisible();
  const id = page.url().split('/').at(-1) ?? '';
  const { webhooks } = staff.client;
  expect(await webhooks.get.query({ id })).toMatchObject({
    url: `${receiver.url}/two`,
    events: null,
  });

  await page.getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('Disabled', { exact: true })).toBeVisible();
  expect(await webhooks.get.query({ id })).toMatchObject({ enabled: false });
  await page.getByRole('button', { name: 'Enable' }).click();
  await expect(page.getByText('Disabled', { exact: true })).toHaveCount(0);

  await page.getByRole('button', { name: 'Roll secret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Roll secret' }).click();
  const another = await page.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  expect(another).toMatch(/^whsec_/);
  expect(another).not.toBe(secret);
  await page.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete webhook' }).click();
  await expect(page).toHaveURL('/back-office/webhooks');
  await expect(page.getByRole('link', { name: receiver.url })).toHaveCount(0);
});

/** Creates a webhook in the page, copies its secret to the clipboard and returns it. */
async function createWebhook(
  page: Page,
  staff: Person,
  url: string,
  events: readonly string[],
): Promise<string> {
  await signIn(page, staff);
  await page.goto('/back-office/webhooks/new');
  await page.getByLabel('Endpoint URL').fill(url);
  await page.getByRole('radio', { name: 'Selected events' }).check();
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  for (const event of events) await page.getByRole('checkbox', { name: event }).check();
  await page.getByRole('button', { name: 'Create webhook' }).click();
  const secret = await page.getByRole('textbox', { name: 'Signing secret' }).inputValue();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('heading', { name: 'Deliveries' })).toBeVisible();
  return secret;
}

function deliveries(page: Page) {
  return page.getByRole('table', { name: 'Deliveries' });
}

/** The message about this product; other tests change stock too. */
function received(messages: readonly Received[], productId: string): Received | undefined {
  return messages.find(({ body }) => body.includes(`"productId":"${productId}"`));
}

function idsOf(messages: readonly Received[]) {
  return messages.map(({ headers }) => headers['webhook-id']);
}
