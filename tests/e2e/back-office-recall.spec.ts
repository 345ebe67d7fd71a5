import { readFile } from 'node:fs/promises';
import { expect, signIn, test } from './support/shop-test.ts';

test('staff find the orders of a recalled product and its buyers, and erase a customer', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const mug = await newProduct({ price: '41.50' });
  const { id, email } = await customer.client.auth.me.query();
  const place = (quantity: number) =>
    customer.client.orders.place.mutate({
      items: [{ productId: mug.id, quantity }],
      metadata: { shippingAddress: { name: 'Edith Marlow' } },
    });
  const [small, large] = [await place(1), await place(3)];

  // From the back office to the orders of the product: four steps.
  await signIn(page, staff);
  await page.getByRole('link', { name: 'Back office' }).click();
  await page
    .getByRole('navigation', { name: 'Back office' })
    .getByRole('link', { name: 'Orders' })
    .click();
  const search = page.getByRole('searchbox', { name: 'Search orders' });
  await search.fill(mug.name);
  await page
    .getByRole('navigation', { name: 'Products found' })
    .getByRole('link', { name: mug.name })
    .click();
  const rows = page.getByRole('table', { name: 'Orders' }).getByRole('row');
  await expect(rows).toHaveCount(3);

  // Each further filter is in the address.
  await page.getByLabel('Minimum total').fill('100');
  await page.getByLabel('Payment').selectOption('Not paid');
  await page.getByLabel('Fulfilment').selectOption('Nothing shipped');
  await page.getByLabel('From', { exact: true }).fill('2026-01-05');
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/from=2026-01-05/);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(large.orderNumber);
  await expect(page.getByText(`With ${mug.name}`)).toBeVisible();
  const orders = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  const exported = await readFile(await (await orders).path(), 'utf8');
  expect(exported).toContain(large.orderNumber);
  expect(exported).not.toContain(small.orderNumber);

  await page.getByRole('link', { name: 'Clear filters' }).click();
  for (const text of [email, small.orderNumber.slice(0, 9).toLowerCase()]) {
    await search.fill(text);
    await expect(rows.filter({ hasText: small.orderNumber })).toBeVisible();
    await expect(page).toHaveURL(/[?]q=/);
  }
  await search.fill('zeppelin');
  await expect(page.getByText('No orders found')).toBeVisible();

  // From a product to its buyers: one step.
  await page.goto(`/back-office/products/${mug.id}`);
  const buyers = page.getByRole('table', { name: 'Buyers' }).getByRole('row');
  await expect(buyers).toHaveCount(2);
  await expect(buyers.nth(1)).toContainText(email);
  const list = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export buyers' }).click();
  expect(await readFile(await (await list).path(), 'utf8')).toContain(`${email},2,4,`);

  // From a buyer to an erased customer: three steps.
  await buyers.getByRole('link', { name: customer.name }).click();
  const personal = page.getByRole('region', { name: 'Personal data' });
  await personal.getByRole('button', { name: 'Erase personal data' }).click();
  const question = page.getByRole('dialog', { name: `Erase ${customer.name}’s personal data?` });
  await question.getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Erased user' })).toBeVisible();
  await expect(personal).toContainText('The orders stay.');
  await expect(page.getByRole('table', { name: 'Orders' })).toContainText(large.orderNumber);
  await expect(page.getByRole('form', { name: 'Profile' })).toHaveCount(0);

  expect(await staff.client.users.get.query({ id })).toMatchObject({ name: 'Erased user' });
  expect((await staff.client.orders.get.query({ id: large.id })).metadata).toEqual({});
  expect((await staff.client.orders.list.query({ search: email })).items).toEqual([]);
  await expect(customer.client.auth.me.query()).rejects.toMatchObject({
    reason: 'UNAUTHENTICATED',
  });
});
