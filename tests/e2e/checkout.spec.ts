import {
  addToCart,
  continueFrom,
  expect,
  fillAddress,
  phone,
  signIn,
  test,
  type Person,
} from './support/shop-test.ts';
import { countSteps } from './support/steps.ts';

const home = { name: 'Edith Marlow', street: '3 Kiln Lane', city: 'Leeds', postcode: 'LS1 1AA' };
const work = { ...home, street: '1 Mill Road' };
const workText = 'Edith Marlow, 1 Mill Road, Leeds LS1 1AA';

async function saveAddresses({ client }: Person): Promise<void> {
  const addresses = [home, work].map((fields) => ({ id: fields.street, fields }));
  await client.addresses.set.mutate({ addresses, expectedVersion: 0 });
}

// The number of steps is the least that the pages allow today; the README of the demo has it.
test('buys with an address from the address book and express delivery in 7 steps, shown on every document', async ({
  page,
  browser,
  customer,
  staff,
  newProduct,
}) => {
  await saveAddresses(customer);
  await addToCart(page, (await newProduct({ price: '10.00' })).name);
  await signIn(page, customer);
  await page.goto('/cart');
  await expect(page.getByText('Express delivery £6.90')).toBeVisible();

  const steps = countSteps(page);
  await steps.click(page.getByRole('link', { name: 'Checkout', exact: true }));
  await expect(page.getByRole('heading', { name: 'Review your order' })).toBeVisible();
  await expect(page.getByRole('definition')).toHaveText('£10.00');
  await steps.click(page.getByRole('link', { name: 'Change delivery address' }));
  await steps.click(page.getByRole('radio', { name: workText }));
  await steps.click(page.getByRole('button', { name: 'Continue' }));
  await steps.click(page.getByRole('radio', { name: 'Express delivery £6.90' }));
  await steps.click(page.getByRole('button', { name: 'Continue' }));
  const amounts = ['£10.00', '£6.90', '£16.90'];
  await expect(page.getByRole('definition')).toHaveText(amounts);
  await steps.click(page.getByRole('button', { name: 'Place order' }));
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  expect(steps.count).toBe(7);

  const [order] = (await customer.client.orders.list.query({})).items;
  expect(order).toMatchObject({
    grandTotal: '16.90',
    metadata: {
      shippingAddress: work,
      contact: { email: customer.email },
      deliveryMethod: 'Express delivery',
    },
  });
  await expect(page.getByRole('region', { name: 'Delivery', exact: true })).toHaveText(
    /Express delivery$/,
  );
  await page.getByRole('link', { name: 'Invoice' }).click();
  const invoice = page.getByRole('article');
  for (const text of ['1 Mill Road', '£6.90', '£16.90']) await expect(invoice).toContainText(text);

  const office = await (await browser.newContext()).newPage();
  await signIn(office, staff);
  await office.goto(`/back-office/orders/${order?.orderNumber}`);
  await expect(office.getByRole('region', { name: 'Contact' })).toContainText(customer.email);
  await expect(office.getByRole('term').filter({ hasText: 'Express delivery' })).toBeVisible();
  await office.goto(`/back-office/print/packing-slips?orders=${order?.orderNumber}`);
  for (const text of ['Express delivery', customer.email, '1 Mill Road'])
    await expect(office.getByRole('article')).toContainText(text);
  await office.context().close();
});

test('an address saved at checkout is offered on a phone, which edits, orders and removes addresses', async ({
  page,
  browser,
  customer,
  newProduct,
}) => {
  const product = await newProduct({});
  await customer.client.addresses.set.mutate({
    addresses: [{ id: 'home', fields: home }],
    expectedVersion: 0,
  });
  await addToCart(page, product.name);
  await signIn(page, customer);
  await page.goto('/checkout?step=address');
  const other = await (await browser.newContext(phone)).newPage();
  await signIn(other, customer);
  await other.goto('/account');
  await expect(other.getByText('Edith Marlow, 3 Kiln Lane, Leeds LS1 1AA Default')).toBeVisible();

  await fillAddress(page);
  await page.getByLabel('Save this address in my account').check();
  await continueFrom(page, 'Delivery address');
  await expect(page.getByRole('heading', { name: 'Delivery method' })).toBeVisible();

  // This page has an older version of the address book: the change is applied to the current one.
  await other.getByRole('button', { name: /^Edit / }).click();
  await other.getByLabel('Street address').fill('');
  await other.getByRole('button', { name: 'Save address' }).click();
  await expect(other.getByLabel('Street address')).toBeFocused();
  await expect(other.getByRole('alert')).toHaveText('Enter the street and the house number.');
  await other.getByLabel('Street address').fill('1 Mill Road');
  await other.getByRole('button', { name: 'Save address' }).click();
  const saved = other.getByRole('listitem').filter({ hasText: 'Edith Marlow' });
  await expect(saved).toHaveCount(2);
  await other.getByRole('button', { name: /^Make default .*Stoke-on-Trent/ }).click();
  await expect(saved.first()).toContainText('Stoke-on-Trent ST1 4AB Default');
  await other.getByRole('button', { name: /^Remove .*Mill Road/ }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(saved).toHaveCount(1);
  await other.goto('/checkout');
  await expect(other.getByText('3 Kiln Lane, Stoke-on-Trent ST1 4AB')).toBeVisible();
  expect(await customer.client.addresses.get.query()).toMatchObject({
    addresses: [{ fields: { city: 'Stoke-on-Trent' } }],
  });
  await other.context().close();
});

test('on a phone, errors are at their fields, and what was entered survives "back", a reload and a lost session', async ({
  page,
  context,
  customer,
  newProduct,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await addToCart(page, (await newProduct({})).name);
  await signIn(page, customer);
  await page.goto('/checkout?step=review');
  // Later steps cannot be opened first.
  await expect(page).toHaveURL(/step=address$/);
  await page.getByRole('link', { name: '1. Contact' }).click();

  const phoneNumber = page.getByLabel('Phone (optional)');
  await phoneNumber.fill('call me');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(phoneNumber).toBeFocused();
  await expect(page.getByRole('alert')).toHaveText(/^Enter a phone number/);
  await phoneNumber.fill('+44 20 7946 0958');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await continueFrom(page, 'Contact');
  await continueFrom(page, 'Delivery address');
  await expect(page.getByLabel('Street address')).toBeFocused();
  await fillAddress(page);

  await page.goBack();
  await expect(phoneNumber).toHaveValue('+44 20 7946 0958');
  await page.goForward();
  await page.reload();
  await expect(page.getByLabel('Town or city')).toHaveValue('Stoke-on-Trent');
  await continueFrom(page, 'Delivery address');
  await continueFrom(page, 'Delivery method');
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);

  await context.clearCookies();
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL(/sign-in/);
  await signIn(page, customer);
  await expect(page.getByText('Edith Marlow, 3 Kiln Lane, Stoke-on-Trent ST1 4AB')).toBeVisible();
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('heading', { name: /^Order ORD-/ })).toBeVisible();
  await expect(page.getByText('+44 20 7946 0958')).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.getItem('pottle.checkout'))).toBeNull();
});
