import { addToCart, newLuxury, signIn } from '../support/shop-test.ts';
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
      const { id, name } = await newLuxury(staff);
      for (const street of ['1 Mill Road', '2 Kiln Lane'])
        await customer.client.orders.place.mutate({
          items: [{ productId: id, quantity: 1 }],
          metadata: {
            shippingAddress: { name: 'Edith Marlow', street, city: 'Leeds', postcode: 'LS1 1AA' },
          },
        });
      await addToCart(page, name);
      await signIn(page, customer);
      await page.goto('/checkout');
      await page.getByRole('combobox', { name: 'Saved addresses' }).waitFor();
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
