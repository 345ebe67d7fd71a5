import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { goodsViews } from './views/goods-views.ts';
import type { View } from './views/view.ts';
import { addToCart, expect, signIn, test, type Person } from './support/shop-test.ts';

const teapot = 'Harbour teapot';

/** Every view there is; each is looked at wide and narrow, in light and dark. */
const views: readonly View[] = [
  {
    name: 'products',
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'products, narrowed',
    open: async (page) => {
      await page.goto('/?available=true&min=5&max=20');
      await page.getByRole('article').first().waitFor();
      await page.getByRole('textbox', { name: 'Lowest price' }).fill('cheap');
      await page.getByText('Pounds, such as 7.50').waitFor();
    },
  },
  {
    name: 'product',
    open: async (page) => {
      await page.goto('/products/TPT-01-BLU');
      await page.getByRole('heading', { name: teapot }).waitFor();
      await page.getByRole('article').nth(3).waitFor();
    },
  },
  {
    name: 'product, sold out',
    open: async (page) => {
      await page.goto('/products/CLK-01-BLU');
      await page.getByRole('button', { name: 'Sold out' }).waitFor();
    },
  },
  {
    name: 'no such product',
    open: async (page) => {
      await page.goto('/products/NONE');
      await page.getByText('We have nothing by this number').waitFor();
    },
  },
  {
    name: 'offline',
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('article').first().waitFor();
      await page.context().setOffline(true);
      await page.getByText('You are offline').waitFor();
    },
  },
  {
    name: 'nothing found',
    open: async (page) => {
      await page.goto('/?q=zeppelin');
      await page.getByText('Nothing on the shelf').waitFor();
    },
  },
  {
    name: 'shop out of reach',
    open: async (page) => {
      await page.route('**/trpc/**', (route) => route.abort());
      await page.goto('/');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'empty cart',
    open: async (page) => {
      await page.goto('/cart');
      await page.getByText('Nothing in it yet').waitFor();
    },
  },
  {
    name: 'cart with a shortage',
    open: async (page) => {
      await addToCart(page, teapot);
      await page.goto('/cart');
      await page.getByRole('textbox').fill('900');
      await page.keyboard.press('Enter');
      await page.getByText(/and you want 900/).waitFor();
    },
  },
  {
    name: 'checkout',
    open: async (page, { customer }) => {
      await addToCart(page, teapot);
      await signIn(page, customer);
      await page.goto('/checkout');
      await page.getByText(`${customer.name}, this is what`).waitFor();
    },
  },
  {
    name: 'sign in, refused',
    open: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('heading', { name: 'This is a demo' }).waitFor();
      await page.getByLabel('E-mail').fill('nobody@pottle.example');
      await page.getByLabel('Password').fill('not-the-password');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sign up, refused',
    open: async (page, { customer }) => {
      await page.goto('/sign-up');
      await page.getByLabel('Name').fill('Edith');
      await page.getByLabel('E-mail').fill(customer.email);
      await page.getByLabel('Password').fill('a-long-enough-secret');
      await page.getByRole('button', { name: 'Make an account' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'account',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/account');
      await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
    },
  },
  {
    name: 'account, changed elsewhere',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/account');
      await page.getByRole('textbox', { name: 'Name' }).fill('Edith of this window');
      const { id, version } = await customer.client.auth.me.query();
      await customer.client.users.update.mutate({
        id,
        expectedVersion: version,
        name: 'Edith of the other',
      });
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Elsewhere it became').waitFor();
    },
  },
  {
    name: 'account, security',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/account/security');
      await page.getByText('This browser').waitFor();
    },
  },
  {
    name: 'account, API keys',
    open: async (page, { customer }) => {
      await customer.client.auth.createApiKey.mutate({ name: 'Stock sheet' });
      await signIn(page, customer);
      await page.goto('/account/api-keys');
      await page.getByRole('heading', { name: 'Stock sheet', exact: true }).waitFor();
      await page.getByLabel('Name').fill('Label printer');
      await page.getByRole('button', { name: 'Make the key' }).click();
      await page.getByRole('textbox', { name: 'API key' }).waitFor();
    },
  },
  {
    name: 'orders, none',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/orders');
      await page.getByText('No orders yet').waitFor();
    },
  },
  {
    name: 'orders',
    open: async (page, { customer }) => {
      await placeOrder(customer);
      await signIn(page, customer);
      await page.goto('/orders');
      await page.getByText('Pending').waitFor();
    },
  },
  {
    name: 'orders, none with a status',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/orders?status=shipped');
      await page.getByText('None of yours is there now').waitFor();
    },
  },
  {
    name: 'order on its way',
    open: async (page, { customer, staff }) => {
      const orderNumber = await placeOrder(customer);
      const { id } = await staff.client.orders.get.query({ orderNumber });
      await staff.client.orders.confirm.mutate({ id });
      await staff.client.orders.ship.mutate({ id, note: 'Two parcels, with the morning van.' });
      await signIn(page, customer);
      await page.goto(`/orders/${orderNumber}`);
      await page.getByText('Two parcels').waitFor();
    },
  },
  {
    name: 'order, about to be cancelled',
    open: async (page, { customer }) => {
      const orderNumber = await placeOrder(customer);
      await signIn(page, customer);
      await page.goto(`/orders/${orderNumber}`);
      await page.getByRole('button', { name: 'Cancel order' }).click();
    },
  },
  {
    name: 'order',
    open: async (page, { customer }) => {
      const orderNumber = await placeOrder(customer);
      await signIn(page, customer);
      await page.goto(`/orders/${orderNumber}`);
      await page.getByRole('button', { name: 'Cancel order' }).waitFor();
    },
  },
  {
    name: 'no such order',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/orders/ORD-NONE');
      await page.getByText('There is no order of yours').waitFor();
    },
  },
  {
    name: 'back office, dashboard',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office');
      await page.getByText('Best day').waitFor();
      await page.getByText('Revenue by day as a table').click();
    },
  },
  {
    name: 'back office, orders',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/orders');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  ...goodsViews,
  {
    name: 'flash sale, before',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/flash-sale');
      await page.getByRole('button', { name: 'Open the doors' }).waitFor();
    },
  },
  {
    name: 'flash sale, over',
    open: async (page, { staff }) => {
      const { id } = await staff.client.products.create.mutate({
        sku: `MUG-${randomUUID().slice(0, 8)}-PLM`,
        name: 'Rush mug',
        price: '18.00',
        stockQuantity: 60,
      });
      await signIn(page, staff);
      await page.goto(`/flash-sale?product=${id}&buyers=60&tries=3&seconds=1`);
      await page.getByRole('button', { name: 'Open the doors' }).click();
      await page.getByText('Sold exactly what was there.').waitFor();
      await page.getByText('As a table').click();
    },
  },
  {
    name: 'back office, some orders of a customer selected',
    open: async (page, { customer, staff }) => {
      await placeOrder(customer);
      await placeOrder(customer);
      const { id } = await customer.client.auth.me.query();
      await signIn(page, staff);
      await page.goto(`/back-office/orders?customer=${id}`);
      await page.getByRole('checkbox').nth(1).check();
    },
  },
  {
    name: 'back office, no orders of this kind',
    open: async (page, { customer, staff }) => {
      const { id } = await customer.client.auth.me.query();
      await signIn(page, staff);
      await page.goto(`/back-office/orders?customer=${id}`);
      await page.getByText('No orders here').waitFor();
    },
  },
  {
    name: 'back office, an order',
    open: async (page, { customer, staff }) => {
      const orderNumber = await placeOrder(customer);
      const { id } = await staff.client.orders.get.query({ orderNumber });
      await staff.client.orders.confirm.mutate({ id, note: 'Gift wrap, no prices inside' });
      await signIn(page, staff);
      await page.goto(`/back-office/orders/${orderNumber}`);
      await page.getByText('Gift wrap').waitFor();
    },
  },
  {
    name: 'back office, choosing a customer',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/orders');
      await page.getByRole('combobox', { name: 'Orders of one customer' }).click();
      await page.getByRole('combobox', { name: 'Name or e-mail' }).fill('ada');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'back office, no such order',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/orders/ORD-NONE');
      await page.getByText('There is no order by this number').waitFor();
    },
  },
  {
    name: 'back office, customers',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/customers');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'back office, a customer',
    open: async (page, { customer, staff }) => {
      await placeOrder(customer);
      const { id } = await customer.client.auth.me.query();
      await signIn(page, staff);
      await page.goto(`/back-office/customers/${id}`);
      await page.getByText('Has an order').waitFor();
    },
  },
  {
    name: 'back office, adding somebody, refused',
    open: async (page, { customer, staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/customers/new');
      await page.getByLabel('Name').fill('Nora Whitby');
      await page.getByLabel('E-mail').fill(customer.email);
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'back office, audit trail',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/audit');
      await page.getByRole('row').nth(1).waitFor();
    },
  },
  {
    name: 'forgotten password',
    open: async (page) => {
      await page.goto('/forgot-password');
      await page.getByRole('button', { name: 'Send me a link' }).waitFor();
    },
  },
  {
    name: 'a new password',
    open: async (page) => {
      await page.goto('/reset-password#token=x');
      await page.getByRole('button', { name: 'Set the password' }).waitFor();
    },
  },
  {
    name: 'a link that is used up',
    open: async (page) => {
      await page.goto('/reset-password');
      await page.getByText('Ask for another one').waitFor();
    },
  },
  {
    name: 'nowhere',
    open: async (page) => {
      await page.goto('/nowhere');
      await page.getByText('There is nothing at this address').waitFor();
    },
  },
];

const looks = [
  { look: 'desktop', colorScheme: 'light', width: 1280, height: 900 },
  { look: 'desktop dark', colorScheme: 'dark', width: 1280, height: 900 },
  { look: 'phone dark', colorScheme: 'dark', width: 360, height: 780 },
  { look: 'phone', colorScheme: 'light', width: 360, height: 780 },
] as const;

test.use({ contextOptions: { reducedMotion: 'reduce' } });
// Four looks of a view, each gone through by axe.
test.describe.configure({ timeout: 120_000 });

for (const { name, open } of views) {
  test(`${name}: axe finds nothing, and nothing sticks out`, async ({
    page,
    customer,
    staff,
  }, info) => {
    await open(page, { customer, staff });
    await expect(page).toHaveTitle(/ · Pottle$/);

    for (const { look, colorScheme, width, height } of looks) {
      await test.step(look, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: info.outputPath(`${name}, ${look}.png`) });

        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
      });
    }
  });
}

/** By how much the page is wider than the window. */
function overhang(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}

async function placeOrder({ client }: Person): Promise<string> {
  const { items } = await client.products.list.query({ search: 'enamel mug', limit: 1 });
  const order = await client.orders.place.mutate({
    items: items.map(({ id }) => ({ productId: id, quantity: 2 })),
  });
  return order.orderNumber;
}
