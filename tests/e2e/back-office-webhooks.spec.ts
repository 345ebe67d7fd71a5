import { verifyWebhook } from '@order-store/sdk/webhooks';
import type { Page } from '@playwright/test';
import { openReceiver, type Received } from './support/receiver.ts';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

test('a webhook is made, its secret shown once, and what it is told of arrives signed', async ({
  page,
  context,
  staff,
  newProduct,
}) => {
  await using receiver = await openReceiver();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const secret = await createWebhook(page, staff, receiver.url, ['Stock was changed by hand']);
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

test('one that fails is told as failing, tried again by itself, and sent again by hand', async ({
  page,
  staff,
  newProduct,
}) => {
  test.setTimeout(180_000);
  await using receiver = await openReceiver();
  receiver.status = 503;
  await createWebhook(page, staff, receiver.url, ['Stock was changed by hand']);
  const product = await newProduct({});
  await staff.client.products.adjustStock.mutate({ id: product.id, delta: 1, reason: 'Found' });
  const row = deliveries(page).getByRole('row').filter({ hasText: 'out of order' }).first();
  await expect(row).toContainText('Waiting');
  await expect(row).toContainText('503');
  await expect(row).toContainText('next try');
  await expect(page.getByText('Failing')).toBeVisible();
  // It is sent again anyway, and in its turn.
  await expect(row.getByRole('button')).toHaveCount(0);

  receiver.status = 200;
  const delivered = deliveries(page).getByRole('row').filter({ hasText: 'Delivered' });
  // The second try follows after seconds, the third after a minute.
  await expect(delivered.first()).toBeVisible({ timeout: 100_000 });
  await expect(page.getByText('Failing')).toHaveCount(0);
  const taken = () => idsOf(receiver.messages.filter(({ status }) => status === 200));
  await delivered
    .first()
    .getByRole('button', { name: /^Send again/ })
    .click();
  // What was taken is not sent again by itself; other tests' stock is told of meanwhile.
  await expect.poll(() => taken().length - new Set(taken()).size).toBe(1);

  await page.getByRole('combobox', { name: 'Deliveries by status' }).selectOption('Given up');
  await expect(page).toHaveURL(/\?status=failed$/);
  await expect(page.getByText('There are none like that.')).toBeVisible();
});

test('settings are changed, it is turned off and on, and deleted', async ({ page, staff }) => {
  await using receiver = await openReceiver();
  const secret = await createWebhook(page, staff, receiver.url, ['An order was placed']);
  await page.getByRole('radio', { name: /^everything/ }).check();
  await page.getByLabel('Address').fill('ftp://example.com');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('The address must be an http or https URL');
  await page.getByLabel('Address').fill(`${receiver.url}/two`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The webhook is saved')).toBeVisible();
  const id = page.url().split('/').at(-1) ?? '';
  const { webhooks } = staff.client;
  expect(await webhooks.get.query({ id })).toMatchObject({
    url: `${receiver.url}/two`,
    events: null,
  });

  await page.getByRole('button', { name: 'Turn it off' }).click();
  await expect(page.getByText('Told of nothing')).toBeVisible();
  expect(await webhooks.get.query({ id })).toMatchObject({ enabled: false });
  await page.getByRole('button', { name: 'Turn it on' }).click();
  await expect(page.getByText('Told of nothing')).toHaveCount(0);

  await page.getByRole('button', { name: 'New secret' }).click();
  await page.getByRole('button', { name: 'Make one' }).click();
  const another = await page.getByLabel('Secret', { exact: true }).inputValue();
  expect(another).toMatch(/^whsec_/);
  expect(another).not.toBe(secret);
  await page.getByRole('button', { name: 'I have it' }).click();

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page).toHaveURL('/back-office/webhooks');
  await expect(page.getByRole('link', { name: receiver.url })).toHaveCount(0);
});

/** Through the page; gives the secret, which it copied. Then the page shows the webhook. */
async function createWebhook(
  page: Page,
  staff: Person,
  url: string,
  events: readonly string[],
): Promise<string> {
  await signIn(page, staff);
  await page.goto('/back-office/webhooks/new');
  await page.getByLabel('Address').fill(url);
  await page.getByRole('radio', { name: 'these events' }).check();
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck();
  for (const event of events) await page.getByRole('checkbox', { name: event }).check();
  await page.getByRole('button', { name: 'Create the webhook' }).click();
  const secret = await page.getByLabel('Secret', { exact: true }).inputValue();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'I have it' }).click();
  await expect(page.getByRole('heading', { name: 'Deliveries' })).toBeVisible();
  return secret;
}

function deliveries(page: Page) {
  return page.getByRole('table', { name: 'Deliveries' });
}

/** Other tests change stock too: the message that is about this product. */
function received(messages: readonly Received[], productId: string): Received | undefined {
  return messages.find(({ body }) => body.includes(`"productId":"${productId}"`));
}

function idsOf(messages: readonly Received[]) {
  return messages.map(({ headers }) => headers['webhook-id']);
}
