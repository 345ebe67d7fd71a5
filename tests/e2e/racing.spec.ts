import { addToCart, expect, newCustomer, signIn, test } from './support/shop-test.ts';

test('of two who order the last one at the same moment, one gets it and the other is told on its line', async ({
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
    await window.goto('/checkout');
    await expect(window.getByRole('definition')).toHaveText('£10.00');
  }

  // Neither order leaves its browser before both are pressed.
  const pressed = Promise.withResolvers<void>();
  for (const [window] of both) {
    await window.route('**/trpc/orders.place*', async (route) => {
      await pressed.promise;
      await route.continue();
    });
    await window.getByRole('button', { name: 'Place order' }).click();
  }
  pressed.resolve();

  const outcomes = await Promise.all(
    both.map(async ([window]) => {
      const placed = window.getByRole('heading', { name: /^Order ORD-/ });
      const refused = window.getByText('Sold out: take it out');
      await expect(placed.or(refused)).toBeVisible();
      return (await placed.isVisible()) ? 'placed' : 'refused';
    }),
  );
  expect(outcomes.toSorted()).toEqual(['placed', 'refused']);
  const orders = await Promise.all(both.map(([, { client }]) => client.orders.list.query({})));
  expect(orders.flatMap(({ items }) => items)).toHaveLength(1);
  expect((await customer.client.products.get.query({ id: last.id })).stockQuantity).toBe(0);
  await rivalPage.close();
});
