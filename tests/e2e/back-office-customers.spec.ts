import { randomUUID } from 'node:crypto';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

test('staff find a customer by e-mail, and see what they ordered', async ({
  page,
  staff,
  customer,
}) => {
  const { orderNumber } = await placeOrder(customer);
  await signIn(page, staff);
  await page.goto('/back-office/customers');
  await page.getByRole('searchbox', { name: 'Search customers' }).fill(customer.email);
  const rows = page.getByRole('table', { name: 'Customers' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(page).toHaveURL(/\/back-office\/customers\?q=/);
  await rows.getByRole('link', { name: customer.name }).click();
  await expect(page.getByRole('heading', { name: customer.name })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Orders' })).toContainText(orderNumber);
  await expect(page.getByText('Has an order, so it cannot be deleted')).toBeVisible();

  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Search customers' })).toHaveValue(
    customer.email,
  );
});

test('staff add somebody, are told what is wrong, make them staff and a customer again', async ({
  page,
  staff,
  customer,
}) => {
  const email = `new-${randomUUID()}@pottle.example`;
  await signIn(page, staff);
  await page.goto('/back-office/customers');
  await page.getByRole('link', { name: 'Add somebody' }).click();
  await page.getByLabel('Name').fill('Nora Whitby');
  await page.getByLabel('E-mail').fill(customer.email);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('alert')).toHaveText('Somebody else has this e-mail.');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('heading', { name: 'Nora Whitby' })).toBeVisible();

  const role = page.getByRole('region', { name: 'Role' });
  for (const [button, yes, outcome] of [
    ['Make staff', 'Make staff', 'Staff: sees and changes everything'],
    ['Make a customer again', 'Make a customer', 'A customer: buys'],
  ] as const) {
    await role.getByRole('button', { name: button, exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: yes, exact: true }).click();
    await expect(role).toContainText(outcome);
  }

  await page.getByRole('link', { name: 'Audit trail of this account' }).click();
  const events = page.getByRole('table', { name: 'Audit trail' }).getByRole('row');
  await expect(events).toHaveCount(4);
  await expect(events.nth(1)).toContainText('staff → customer');
  await page.getByRole('combobox', { name: 'Kind of event' }).selectOption('Account made by staff');
  await expect(events).toHaveCount(2);
  await expect(events.nth(1)).toContainText(email);
  await page.goBack();
  await expect(events).toHaveCount(4);
});

test('an account without orders can be deleted, unless an order comes in just then', async ({
  page,
  staff,
  customer,
}) => {
  const { id } = await customer.client.auth.me.query();
  await signIn(page, staff);
  await page.goto(`/back-office/customers/${id}`);
  const account = page.getByRole('region', { name: 'Account' });
  await account.getByRole('button', { name: 'Delete the account' }).click();
  await placeOrder(customer);
  const question = page.getByRole('dialog', { name: `Delete ${customer.name}’s account?` });
  await question.getByRole('button', { name: 'Delete it' }).click();
  await expect(account).toContainText('An order came in just now');
  await expect(account).toContainText('Has an order, so it cannot be deleted');
  expect((await staff.client.users.get.query({ id })).email).toBe(customer.email);

  const other = await staff.client.users.create.mutate({
    name: 'Nobody Much',
    email: `nobody-${randomUUID()}@pottle.example`,
  });
  await page.goto(`/back-office/customers/${other.id}`);
  await account.getByRole('button', { name: 'Delete the account' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await expect(page).toHaveURL('/back-office/customers');
  await page.goto(`/back-office/customers/${other.id}`);
  await expect(page.getByText('There is nobody by this number')).toBeVisible();
});

test('where somebody else was faster, both versions are shown and each field is chosen', async ({
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

  const conflict = page.getByRole('dialog', { name: 'Somebody else was faster' });
  await expect(conflict.getByRole('group', { name: 'Name' })).toContainText('Edith Marlow-Hale');
  await conflict.getByRole('radio', { name: /^Yours.*Edith M. Marlow/ }).check();
  await conflict.getByRole('button', { name: 'Save what I chose' }).click();
  await expect(conflict).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Edith M. Marlow' })).toBeVisible();
  expect(await staff.client.users.get.query({ id })).toMatchObject({
    name: 'Edith M. Marlow',
    email,
    version: version + 2,
  });
});

test('what was typed is not left by mistake', async ({ page, staff, customer }) => {
  const { id } = await customer.client.auth.me.query();
  await signIn(page, staff);
  await page.goto(`/back-office/customers/${id}`);
  await page.getByLabel('Name').fill('Half a na');
  await page.getByRole('link', { name: 'Audit trail', exact: true }).click();
  const question = page.getByRole('dialog', { name: 'Leave without saving?' });
  await question.getByRole('button', { name: 'Stay here' }).click();
  await expect(page.getByLabel('Name')).toHaveValue('Half a na');
  await page.getByRole('link', { name: 'Audit trail', exact: true }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL('/back-office/audit');
});

async function placeOrder({ client }: Person) {
  const { items } = await client.products.list.query({ search: 'enamel mug', limit: 1 });
  return client.orders.place.mutate({
    items: items.map(({ id }) => ({ productId: id, quantity: 1 })),
  });
}
