import { addToCart, expect, newCustomer, openCheckout, signIn, test } from './support/shop-test.ts';

test('sells the last unit once when two customers race, and shows the other that it sold out', async ({
  page,
  browser,
  baseURL,
  customer,
  newProduct,
}) => {
  const last = await newProduct({ stockQuantity: 1, name: `Last lamp ${Date.now()}` });
  const rival = await newCustomer(baseURL);
  const rivalPage = await browser.newPage();
  const both = [
    [page, customer],
    [rivalPage, rival],
  ] as const;
  for (const [window, person] of both) {
    await addToCart(window, last.name);
    await signIn(window, person);
    await openCheckout(window);
    await expect(window.getByRole('definition')).toHaveText('£10.00');
  }

  // Hold both requests until both buttons are clicked.
  const clicked = Promise.withResolvers<void>();
  for (const [window] of both) {
    await window.route('**/trpc/orders.place*', async (route) => {
      await clicked.promise;
      await route.continue();
    });
    await window.getByRole('button', { name: 'Place order' }).click();
  }
  clicked.resolve();

  const outcomes = await Promise.all(
    both.map(async ([window]) => {
      const placed = window.getByRole('heading', { name: /^Order ORD-/ });
      const rejected = window.getByText('Sold out. Remove it to continue.');
      await expect(placed.or(rejected)).toBeVisible();
      return (await placed.isVisible()) ? 'placed' : 'rejected';
    }),
  );
  expect(outcomes.toSorted()).toEqual(['placed', 'rejected']);
  const orders = await Promise.all(both.map(([, { client }]) => client.orders.list.query({})));
  expect(orders.flatMap(({ items }) => items)).toHaveLength(1);
  expect((await customer.client.products.get.query({ id: last.id })).stockQuantity).toBe(0);
  await rivalPage.close();
});
