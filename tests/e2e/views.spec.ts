import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { fulfilmentViews } from './views/fulfilment-views.ts';
import { goodsViews, type View } from './views/goods-views.ts';
import { shopViews } from './views/shop-views.ts';
import { overflow } from './support/layout.ts';
import { addToCart, expect, signIn, test, type Person } from './support/shop-test.ts';

const teapot = 'Harbour teapot';

/** All views; each is checked on desktop, tablet and phone, in light and dark mode. */
const views: readonly View[] = [
  {
    name: 'products',
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'products, filtered',
    open: async (page) => {
      await page.goto('/?available=true&min=5&max=20');
      await page.getByRole('article').first().waitFor();
      await page.getByRole('textbox', { name: 'Minimum price' }).fill('cheap');
      await page.getByText('Enter a price such as 7.50').waitFor();
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
    name: 'product not found',
    open: async (page) => {
      await page.goto('/products/NONE');
      await page.getByRole('heading', { name: 'Product not found' }).waitFor();
    },
  },
  {
    name: 'offline',
    open: async (page) => {
      await page.goto('/');
      await page.getByRole('article').first().waitFor();
      await page.context().setOffline(true);
      await page.getByText('You’re offline').waitFor();
    },
  },
  {
    name: 'products, no results',
    open: async (page) => {
      await page.goto('/?q=zeppelin');
      await page.getByText('No results').waitFor();
    },
  },
  {
    name: 'shop unreachable',
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
      await page.getByText('Your cart is empty').waitFor();
    },
  },
  {
    name: 'cart with a shortage',
    open: async (page) => {
      await addToCart(page, teapot);
      await page.goto('/cart');
      await page.getByRole('textbox').fill('900');
      await page.keyboard.press('Enter');
      await page.getByText(/^Only \d+ left\.$/).waitFor();
    },
  },
  {
    name: 'checkout, error',
    open: async (page, { customer }) => {
      await addToCart(page, teapot);
      await signIn(page, customer);
      await page.goto('/checkout');
      await page.getByLabel('Phone (optional)').fill('0');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('Enter a phone number of 6 to 15 digits').waitFor();
    },
  },
  {
    name: 'sign in, error',
    open: async (page) => {
      await page.goto('/sign-in');
      await page.getByRole('heading', { name: 'Demo accounts' }).waitFor();
      await page.getByLabel('Email').fill('nobody@pottle.example');
      await page.getByLabel('Password').fill('not-the-password');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sign up, error',
    open: async (page, { customer }) => {
      await page.goto('/sign-up');
      await page.getByLabel('Name').fill('Edith');
      await page.getByLabel('Email').fill(customer.email);
      await page.getByLabel('Password').fill('a-long-enough-secret');
      await page.getByRole('button', { name: 'Create account' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'account',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/account');
      await page.getByRole('textbox', { name: 'Email' }).waitFor();
    },
  },
  {
    name: 'account, edit conflict',
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
      await page.getByText('Changed to').waitFor();
    },
  },
  {
    name: 'account, security',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/account/security');
      await page.getByText('This device').waitFor();
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
      await page.getByRole('button', { name: 'Create key' }).click();
      await page.getByRole('textbox', { name: 'API key' }).waitFor();
    },
  },
  {
    name: 'orders, empty',
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
      await page.getByRole('link', { name: /^ORD-/ }).getByText('Pending').waitFor();
    },
  },
  {
    name: 'orders, none with this status',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/orders?status=shipped');
      await page.getByText('No orders with this status').waitFor();
    },
  },
  {
    name: 'back office, refunds due',
    open: async (page, { customer, staff }) => {
      const orderNumber = await placeOrder(customer);
      const { id: orderId } = await staff.client.orders.get.query({ orderNumber });
      await staff.client.payments.record.mutate({
        orderId,
        provider: 'till',
        reference: orderNumber,
        kind: 'captured',
        amount: '500.00',
      });
      await signIn(page, staff);
      await page.goto('/back-office/refunds');
      await page.getByRole('link', { name: orderNumber }).waitFor();
    },
  },
  {
    name: 'order, shipped',
    open: async (page, { customer, staff }) => {
      const orderNumber = await placeOrder(customer);
      const { id } = await staff.client.orders.get.query({ orderNumber });
      await staff.client.orders.confirm.mutate({ id });
      await staff.client.orders.ship.mutate({
        id,
        customerNote: 'Two parcels, with the morning van.',
      });
      await signIn(page, customer);
      await page.goto(`/orders/${orderNumber}`);
      await page.getByText('Two parcels').waitFor();
    },
  },
  {
    name: 'order, cancel dialog',
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
    name: 'order not found',
    open: async (page, { customer }) => {
      await signIn(page, customer);
      await page.goto('/orders/ORD-NONE');
      await page.getByRole('heading', { name: 'Order not found' }).waitFor();
    },
  },
  {
    name: 'back office, dashboard',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office');
      await page.getByText('Best day').waitFor();
      await page.getByText('Show revenue by day as a table').click();
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
  ...shopViews,
  ...goodsViews,
  ...fulfilmentViews,
  {
    name: 'flash sale, ready',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/flash-sale');
      await page.getByRole('button', { name: 'Start sale' }).waitFor();
    },
  },
  {
    name: 'flash sale, finished',
    open: async (page, { staff }) => {
      const { id } = await staff.client.products.create.mutate({
        sku: `MUG-${randomUUID().slice(0, 8)}-PLM`,
        name: 'Rush mug',
        price: '18.00',
        stockQuantity: 60,
      });
      await signIn(page, staff);
      await page.goto(`/flash-sale?product=${id}&buyers=60&attempts=3&seconds=1`);
      await page.getByRole('button', { name: 'Start sale' }).click();
      await page.getByText('Verification passed').waitFor();
      await page.getByText('Show as table').click();
    },
  },
  {
    name: 'back office, orders selected',
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
    name: 'back office, no orders',
    open: async (page, { customer, staff }) => {
      const { id } = await customer.client.auth.me.query();
      await signIn(page, staff);
      await page.goto(`/back-office/orders?customer=${id}`);
      await page.getByText('No orders found').waitFor();
    },
  },
  {
    name: 'back office, order',
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
    name: 'back office, customer filter',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/orders');
      await page.getByRole('combobox', { name: 'Filter by customer' }).click();
      await page.getByRole('combobox', { name: 'Name or email' }).fill('ada');
      await page.getByRole('option', { name: '@' }).first().waitFor();
    },
  },
  {
    name: 'back office, search',
    open: async (page, { customer, staff }) => {
      const orderNumber = await placeOrder(customer);
      await signIn(page, staff);
      await page.goto('/back-office');
      await page.getByRole('button', { name: 'Search everything' }).click();
      await page.getByRole('combobox', { name: 'Search everything' }).fill(customer.email);
      await page.getByRole('option').filter({ hasText: orderNumber }).waitFor();
    },
  },
  {
    name: 'back office, search without results',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office');
      await page.getByRole('button', { name: 'Search everything' }).click();
      await page.getByRole('combobox', { name: 'Search everything' }).fill('zeppelin');
      await page.getByText('No results for').waitFor();
    },
  },
  {
    name: 'back office, order not found',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/orders/ORD-NONE');
      await page.getByText('No order has this number').waitFor();
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
    name: 'back office, customer',
    open: async (page, { customer, staff }) => {
      await placeOrder(customer);
      const { id } = await customer.client.auth.me.query();
      const text = 'Rings before noon. Prefers parcels at the back door.';
      await staff.client.users.setNote.mutate({ id, text, expectedVersion: 0 });
      await signIn(page, staff);
      await page.goto(`/back-office/customers/${id}`);
      await page.getByRole('form', { name: 'Note' }).getByRole('time').waitFor();
      await page.getByText('Can’t delete: this customer has 1 order.').waitFor();
    },
  },
  {
    name: 'back office, new customer, error',
    open: async (page, { customer, staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/customers/new');
      await page.getByLabel('Name').fill('Nora Whitby');
      await page.getByLabel('Email').fill(customer.email);
      await page.getByRole('button', { name: 'Add customer' }).click();
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
      await page.getByRole('button', { name: 'Send reset link' }).waitFor();
    },
  },
  {
    name: 'reset password',
    open: async (page) => {
      await page.goto('/reset-password#token=x');
      await page.getByRole('button', { name: 'Reset password' }).waitFor();
    },
  },
  {
    name: 'reset password, invalid link',
    open: async (page) => {
      await page.goto('/reset-password');
      await page.getByText('Request a new link').waitFor();
    },
  },
  {
    name: 'page not found',
    open: async (page) => {
      await page.goto('/nowhere');
      await page.getByRole('heading', { name: 'Page not found' }).waitFor();
    },
  },
];

const variants = [
  { variant: 'desktop', colorScheme: 'light', width: 1280, height: 900 },
  { variant: 'desktop dark', colorScheme: 'dark', width: 1280, height: 900 },
  { variant: 'phone', colorScheme: 'light', width: 360, height: 780 },
  // Nothing that axe checks depends on this width alone.
  { variant: 'tablet', colorScheme: 'light', width: 768, height: 1024, skipsAxe: true },
] as const;

test.use({ contextOptions: { reducedMotion: 'reduce' } });
// Each view is checked four times.
test.describe.configure({ timeout: 240_000 });

for (const { name, open } of views) {
  test(`${name}: passes axe and does not overflow`, async ({ page, customer, staff }, info) => {
    await open(page, { customer, staff });
    await expect(page).toHaveTitle(/ · Pottle$/);

    for (const { variant, colorScheme, width, height, ...options } of variants) {
      await test.step(variant, async () => {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height });
        await page.screenshot({ path: info.outputPath(`${name}, ${variant}.png`) });

        expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
        if ('skipsAxe' in options) return;
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    }
  });
}

async function placeOrder({ client }: Person): Promise<string> {
  const { items } = await client.products.list.query({ search: 'enamel mug', limit: 1 });
  const order = await client.orders.place.mutate({
    items: items.map(({ id }) => ({ productId: id, quantity: 2 })),
  });
  return order.orderNumber;
}
