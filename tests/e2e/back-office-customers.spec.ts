import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

test('staff find a customer by email and see their orders', async ({ page, staff, customer }) => {
  const { orderNumber, totalAmount } = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto('/back-office/customers');
  await page.getByRole('searchbox', { name: 'Search customers' }).fill(customer.email);
  const rows = page.getByRole('table', { name: 'Customers' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/\/back-office\/customers\?q=/);
  await expect(rows.nth(1)).toContainText(`£${totalAmount}`);
  await expect(rows.getByRole('link', { name: `Last order ${orderNumber}` })).toBeVisible();
  await rows.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Orders' })).toContainText(orderNumber);
  await expect(page.getByText('Can’t delete: this customer has 1 order.')).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search customers' })).toHaveValue(
    customer.email,
  );
});

test('staff add a customer, fix a rejected email, and grant and remove the staff role', async ({
  page,
  staff,
  customer,
}) => {
  const email = `new-${randomUUID()}@pottle.example`;
  await signIn(page, staff);
  await page.goto('/back-office/customers');
  await page.getByRole('link', { name: 'Add customer' }).click();
  await page.getByLabel('Name').fill('Nora Whitby');
  await page.getByLabel('Email').fill(customer.email);
  await page.getByRole('button', { name: 'Add customer' }).click();
  await expect(page.getByRole('alert')).toHaveText('Another account uses this email.');
  await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Add customer' }).click();
  await expect(page.getByRole('heading', { name: 'Nora Whitby' })).toBeVisible();

  const role = page.getByRole('region', { name: 'Role' });
  for (const [button, yes, outcome] of [
    ['Make staff', 'Make staff', 'Staff: can view and change everything'],
    ['Remove staff role', 'Remove role', 'Customer: can place orders'],
  ] as const) {
    await role.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click();
    await expect(role).toContainText(outcome);
  }

  await page.getByRole('link', { name: 'View audit trail' }).click();
  const events = page.getByRole('table', { name: 'Audit trail' }).getByRole('row');
  await expect(events).toHaveCount(4);
  await expect(events.nth(1)).toContainText('staff → customer');
  await page.getByRole('combobox', { name: 'Event type' }).selectOption('Account created by staff');
  await expect(events).toHaveCount(2);
  await expect(events.nth(1)).toContainText(email);
  await page.getByLabel('From', { exact: true }).fill('2026-01-05');
  await expect(page).toHaveURL(/from=2026-01-05/);
  await page.reload();
  await expect(events).toHaveCount(2);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export CSV' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(email);
  await page.goBack();
  await page.goBack();
  await expect(events).toHaveCount(4);
});

test('an account without orders can be deleted unless an order is placed first', async ({
  page,
  staff,
  customer,
}) => {
  const { id } = await customer.client.auth.me.query();
  await signIn(page, staff);
  await page.goto(`/back-office/customers/${id}`);
  const account = page.getByRole('region', { name: 'Account' });
  await account.getByRole('button', { name: 'Delete account' }).click();
  await placeOrder(customer);
  const question = page.getByRole('dialog', { name: `Delete ${customer.name}’s account?` });
  await question.getByRole('button', { name: 'Delete account' }).click();
  await expect(account).toContainText('an order was placed just now');
  await expect(account).toContainText('Can’t delete: this customer has 1 order.');
  expect((await staff.client.users.get.query({ id })).email).toBe(customer.email);

  const other = await staff.client.users.create.mutate({
    name: 'Test Customer',
    email: `test-${randomUUID()}@pottle.example`,
  });
  await page.goto(`/back-office/customers/${other.id}`);
  await account.getByRole('button', { name: 'Delete account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete account' }).click();
  await expect(page).toHaveURL('/back-office/customers');
  await page.goto(`/back-office/customers/${other.id}`);
  await expect(page.getByText('No customer has this ID')).toBeVisible();
});

test('shows both versions of a conflicting edit and saves the selected values', async ({
  page,
  staff,
  customer,
}) => {
  const { id, version } = await customer.client.auth.me.query();
  await signIn(page, staff);
  await page.goto(`/back-office/customers/${id}`);
  const profile = page.getByRole('form', { name: 'Profile' });
  await profile.getByLabel('Name').fill('Edith M. Marlow');
  const email = `moved-${randomUUID()}@pottle.example`;
  await staff.client.users.update.mutate({
    id,
    expectedVersion: version,
    name: 'Edith Marlow-Hale',
    email,
  });
  await profile.getByRole('button', { name: 'Save' }).click();

  const conflict = page.getByRole('dialog', { name: 'Someone else changed this' });
  await expect(conflict.getByRole('group', { name: 'Name' })).toContainText('Edith Marlow-Hale');
  await conflict.getByRole('radio', { name: /^Yours.*Edith M. Marlow/ }).check();
  await conflict.getByRole('button', { name: 'Save selected' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Edith M. Marlow' })).toBeVisible();
  expect(await staff.client.users.get.query({ id })).toMatchObject({
    name: 'Edith M. Marlow',
    email,
    version: version + 2,
  });
});

test('asks before discarding unsaved changes', async ({ page, staff, customer }) => {
  const { id } = await customer.client.auth.me.query();
  await signIn(page, staff);
  await page.goto(`/back-office/customers/${id}`);
  await page.getByLabel('Name').fill('Half a na');
  await page.getByRole('link', { name: 'Audit trail', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByLabel('Name')).toHaveValue('Half a na');
  await page.getByRole('link', { name: 'Audit trail', exact: true }).click();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL('/back-office/audit');
});

async function placeOrder({ client }: Person) {
  const { items } = await client.products.list.query({ search: 'enamel mug', limit: 1 });
  return client.orders.place.mutate({
    items: items.map(({ id }) => ({ productId: id, quantity: 1 })),
  });
}
