import type { Page } from '@playwright/test';
import { addToCart, newLuxury, signIn, type Person } from '../support/shop-test.ts';
import type { View } from './goods-views.ts';

/** Views of the cart with VAT, saved addresses, the customer's invoice and an ended session. */
export const shopViews: readonly View[] = [
  {
    name: 'cart with VAT',
    open: async (page, { staff }) => {
      const { name } = await newLuxury(staff);
      await addToCart(page, name);
      await page.goto('/cart');
      await page.getByText('VAT 20%').waitFor();
    },
  },
  {
    name: 'checkout with saved addresses',
    open: async (page, { customer, staff }) => {
      await openCheckoutWithAddresses(page, customer, staff, 'address');
      await page.getByRole('radio', { name: 'New address' }).check();
      await page.getByLabel('Full name').waitFor();
    },
  },
  {
    name: 'checkout, review',
    open: async (page, { customer, staff }) => {
      await openCheckoutWithAddresses(page, customer, staff, 'delivery');
      await page.getByRole('radio', { name: 'Express delivery' }).check();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('VAT 20%').waitFor();
    },
  },
  {
    name: 'account with addresses',
    open: async (page, { customer }) => {
      await saveAddresses(customer);
      await signIn(page, customer);
      await page.goto('/account');
      await page.getByRole('button', { name: /^Edit .*2 Kiln Lane/ }).click();
      await page.getByRole('button', { name: 'Save address' }).waitFor();
    },
  },
  {
    name: 'invoice of a customer',
    open: async (page, { customer, staff }) => {
      const { id } = await newLuxury(staff);
      const items = [{ productId: id, quantity: 1 }];
      const { orderNumber } = await customer.client.orders.place.mutate({ items });
      await signIn(page, customer);
      await page.goto(`/orders/${orderNumber}/invoice`);
      await page.getByRole('article').waitFor();
    },
  },
  {
    name: 'session ended',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/account');
      await page.getByLabel('Name').fill('Edith');
      await page.context().clearCookies();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    },
  },
];

async function openCheckoutWithAddresses(
  page: Page,
  customer: Person,
  staff: Person,
  step: string,
): Promise<void> {
  await saveAddresses(customer);
  const { name } = await newLuxury(staff);
  await addToCart(page, name);
  await signIn(page, customer);
  await page.goto(`/checkout?step=${step}`);
}

async function saveAddresses({ client }: Person): Promise<void> {
  const home = { name: 'Edith Marlow', city: 'Leeds', postcode: 'LS1 1AA' };
  const addresses = ['1 Mill Road', '2 Kiln Lane'].map((street) => ({
    id: street,
    fields: { ...home, street },
  }));
  await client.addresses.set.mutate({ addresses, expectedVersion: 0 });
}
