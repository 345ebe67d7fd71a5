import type { Product } from '@order-store/sdk';
import { brokenTexts, overflow } from './support/layout.ts';
import { expect, signIn, test, type Person } from './support/shop-test.ts';

const long = 'Nonbreaking'.repeat(20);
const widths = [360, 768, 899, 900, 1024, 1280];

test('long names and URLs widen no page, and amounts, badges and dates stay in one line', async ({
  page,
  staff,
  customer,
  newProduct,
}) => {
  const product = await newProduct({ name: long, price: '999999.99' });
  const paths = await nameEverythingLong(staff, customer, product);
  await signIn(page, staff);
  for (const path of [`/products/${product.sku}`, `/?q=${product.sku}`, ...paths]) {
    await page.goto(path);
    const text = page.getByText(long.slice(0, 30));
    // A webhook's page has the texts in its fields only.
    await text
      .or(page.getByRole('textbox', { name: 'Description' }))
      .first()
      .waitFor();
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(overflow), `${path} at ${width} px`).toBeLessThanOrEqual(0);
      expect(await page.evaluate(brokenTexts), `${path} at ${width} px`).toEqual([]);
    }
  }
});

test('tables are cards below 900 px, and the current section is in view', async ({
  page,
  staff,
}) => {
  await signIn(page, staff);
  for (const [width, display] of [
    [899, 'block'],
    [900, 'table'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/back-office/products');
    const table = page.getByRole('table', { name: 'Products' });
    await expect(table).toHaveCSS('display', display);
  }

  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/back-office/audit');
  const sections = page.getByRole('navigation', { name: 'Back office' });
  await expect(sections.locator('[aria-current=page]')).toBeInViewport({ ratio: 0.9 });
});

/** Gives a customer, a note and a webhook long names; returns the pages that show them. */
async function nameEverythingLong(
  staff: Person,
  customer: Person,
  product: Product,
): Promise<readonly string[]> {
  const { id, version } = await customer.client.auth.me.query();
  await customer.client.users.update.mutate({ id, expectedVersion: version, name: long });
  const { orderNumber, ...order } = await customer.client.orders.place.mutate({
    items: [{ productId: product.id, quantity: 1 }],
  });
  await staff.client.orders.note.mutate({ id: order.id, text: long });
  await staff.client.users.setNote.mutate({ id, text: long, expectedVersion: 0 });
  const webhook = await staff.client.webhooks.create.mutate({
    url: `https://127.0.0.1:1/${long}`,
    description: long,
  });
  return [
    `/back-office/orders?product=${product.id}`,
    `/back-office/orders/${orderNumber}`,
    `/back-office/print/packing-slips?orders=${orderNumber}`,
    `/back-office/products?q=${product.sku}`,
    `/back-office/products/${product.id}`,
    `/back-office/products/stock?q=${product.sku}&from=2026-01-01T00:00&to=2099-01-01T00:00`,
    `/back-office/customers?q=${customer.email}`,
    `/back-office/customers/${id}`,
    '/back-office/webhooks',
    `/back-office/webhooks/${webhook.id}`,
  ];
}
