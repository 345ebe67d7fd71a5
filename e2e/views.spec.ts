import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { addMoney, type Product } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { addToCart, expect, signIn, test, type Person } from './support/shop-test.ts';

interface View {
  readonly name: string;
  /** Brings the page there. */
  readonly open: (page: Page, people: { customer: Person; staff: Person }) => Promise<void>;
}

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
      await page.getByText(customer.email).waitFor();
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
    name: 'back office, products',
    open: async (page, { staff }) => {
      await openProducts(page, staff);
    },
  },
  {
    name: 'back office, no such products',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products?q=zeppelin');
      await page.getByText('No products here').waitFor();
    },
  },
  {
    name: 'back office, new product, refused',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/new');
      await page.getByLabel('Name', { exact: true }).fill('Harbour teapot');
      await page.getByLabel('SKU').fill('TPT-01-BLU');
      await page.getByLabel('Price in £').fill('38');
      await page.getByRole('button', { name: 'Create the product' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'back office, product',
    open: async (page, { staff }) => {
      await openTeapot(page, staff);
    },
  },
  {
    name: 'back office, no such product',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/9999999');
      await page.getByText('There is no such product').waitFor();
    },
  },
  {
    name: 'back office, somebody else was faster',
    open: async (page, { staff }) => {
      const { id, version, price } = await newJug(staff);
      await signIn(page, staff);
      await page.goto(`/back-office/products/${id}`);
      await page.getByLabel('Name', { exact: true }).fill('Milk jug, blue');
      await page.getByLabel('Description').fill('Half a pint, and it pours well.');
      await staff.client.products.update.mutate({
        id,
        expectedVersion: version,
        price: addMoney(price, '1.50'),
        description: 'Half a pint. It does not drip.',
      });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'back office, leaving without saving',
    open: async (page, { staff }) => {
      await openTeapot(page, staff);
      await page.getByLabel('Name', { exact: true }).fill('Another teapot');
      await page.getByRole('link', { name: 'All products' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'back office, a count while stock moved',
    open: async (page, { staff }) => {
      const { id } = await newJug(staff);
      await signIn(page, staff);
      await page.goto(`/back-office/products/${id}`);
      await page.getByRole('button', { name: 'Count the shelf' }).click();
      await page.getByLabel('Pieces you counted').fill('9');
      await staff.client.products.adjustStock.mutate({ id, delta: -2, reason: 'Two are chipped' });
      await page.getByRole('button', { name: 'Set the stock' }).click();
      await page.getByText('Two are chipped').last().waitFor();
    },
  },
  {
    name: 'back office, import',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/import');
      await page.getByText('Choose a CSV file').waitFor();
    },
  },
  {
    name: 'back office, import with problems',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/products/import');
      const csv = 'sku,name,price\nJUG-1,A jug,1.999\nJUG-2,,cheap\nJUG-3,Another jug\n';
      await page.locator('input[type=file]').setInputFiles({
        name: 'jugs.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(csv),
      });
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('table', { name: 'Problems' }).waitFor();
    },
  },
  {
    name: 'back office, webhooks',
    open: async (page, { staff }) => {
      await staff.client.webhooks.create.mutate({ url: unheard, description: 'The warehouse' });
      await signIn(page, staff);
      await page.goto('/back-office/webhooks');
      await page.getByRole('table', { name: 'Webhooks' }).waitFor();
    },
  },
  {
    name: 'back office, the secret of a new webhook',
    open: async (page, { staff }) => {
      await signIn(page, staff);
      await page.goto('/back-office/webhooks/new');
      await page.getByLabel('Address').fill(unheard);
      await page.getByRole('radio', { name: 'these events' }).check();
      await page.getByRole('button', { name: 'Create the webhook' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'back office, a webhook that fails',
    open: async (page, { staff }) => {
      const { id } = await staff.client.webhooks.create.mutate({ url: unheard });
      const jug = await newJug(staff);
      await staff.client.products.adjustStock.mutate({ id: jug.id, delta: 1, reason: 'Found' });
      await signIn(page, staff);
      await page.goto(`/back-office/webhooks/${id}`);
      await page.getByText('Failing').waitFor();
      await page.getByText('next try').first().waitFor();
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

/** Nobody listens there. */
const unheard = 'http://127.0.0.1:9/hook';

const looks = [
  { look: 'desktop', colorScheme: 'light', width: 1280, height: 900 },
  { look: 'desktop dark', colorScheme: 'dark', width: 1280, height: 900 },
  { look: 'phone dark', colorScheme: 'dark', width: 360, height: 780 },
  { look: 'phone', colorScheme: 'light', width: 360, height: 780 },
] as const;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

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

async function openProducts(page: Page, staff: Person): Promise<void> {
  await signIn(page, staff);
  await page.goto('/back-office/products');
  await page.getByRole('row').nth(1).waitFor();
}

async function openTeapot(page: Page, staff: Person): Promise<void> {
  const { id } = await staff.client.products.get.query({ sku: 'TPT-01-BLU' });
  await signIn(page, staff);
  await page.goto(`/back-office/products/${id}`);
  await page.getByRole('table', { name: 'Stock history' }).waitFor();
}

async function newJug({ client }: Person): Promise<Product> {
  return client.products.create.mutate({
    sku: `JUG-${randomUUID().slice(0, 8)}-BLU`,
    name: 'Milk jug',
    description: 'Half a pint.',
    price: '19.50',
    stockQuantity: 12,
  });
}
