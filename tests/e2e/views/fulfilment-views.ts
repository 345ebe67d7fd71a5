import { randomUUID } from 'node:crypto';
import type { Order, Product } from '@order-store/sdk';
import type { Page } from '@playwright/test';
import { signIn, type Person } from '../support/shop-test.ts';
import type { View } from './goods-views.ts';

type People = Parameters<View['open']>[1];

/** The views of orders that ship in parts, and what is printed of them. */
export const fulfilmentViews: readonly View[] = [
  {
    name: 'order, partly shipped',
    open: async (page, people) => {
      const { orderNumber } = await shipPart(people);
      await signIn(page, people.customer);
      await page.goto(`/orders/${orderNumber}`);
      await page.getByRole('region', { name: 'Shipments' }).waitFor();
    },
  },
  {
    name: 'order, cancel item dialog',
    open: async (page, people) => {
      const { orderNumber } = await shipPart(people);
      await signIn(page, people.customer);
      await page.goto(`/orders/${orderNumber}`);
      await page.getByRole('button', { name: 'Cancel item' }).first().click();
    },
  },
  {
    name: 'back office, ship items dialog',
    open: async (page, people) => {
      await openOrder(page, people);
      await page.getByRole('button', { name: 'Ship items' }).click();
      await page.getByRole('dialog', { name: 'Ship items' }).waitFor();
    },
  },
  {
    name: 'back office, return dialog',
    open: async (page, people) => {
      await openOrder(page, people);
      await page.getByRole('button', { name: 'Record a return' }).click();
      await page.getByRole('dialog', { name: 'Record a return' }).waitFor();
    },
  },
  {
    name: 'back office, invoice',
    open: (page, people) => openDocument(page, people, 'invoices'),
  },
  {
    name: 'back office, packing slip',
    open: (page, people) => openDocument(page, people, 'packing-slips'),
  },
];

async function openOrder(page: Page, people: People): Promise<void> {
  const { orderNumber } = await shipPart(people);
  await signIn(page, people.staff);
  await page.goto(`/back-office/orders/${orderNumber}`);
  await page.getByRole('list', { name: 'Shipments' }).waitFor();
}

async function openDocument(page: Page, people: People, kind: string): Promise<void> {
  const { orderNumber } = await shipPart(people);
  await signIn(page, people.staff);
  await page.goto(`/back-office/print/${kind}?orders=${orderNumber}`);
  await page.getByRole('article').waitFor();
}

/** An order of which a unit is shipped, one is cancelled, and one came back. */
async function shipPart({ customer, staff }: Record<'customer' | 'staff', Person>): Promise<Order> {
  const bowls = await Promise.all([newBowl(staff), newBowl(staff)]);
  const { id, items } = await customer.client.orders.place.mutate({
    items: bowls.map((bowl) => ({ productId: bowl.id, quantity: 5 })),
  });
  const [first] = items;
  if (!first) throw new Error('The order has no items');
  const { orders } = staff.client;
  const one = { itemId: first.id, quantity: 1 };
  await orders.confirm.mutate({ id });
  await orders.cancelItems.mutate({ id, items: [one], reason: 'Cracked in the kiln' });
  await orders.ship.mutate({
    id,
    items: [{ ...one, quantity: 2 }],
    carrier: 'Royal Mail',
    trackingNumber: 'RM123456789GB',
    trackingUrl: 'https://track.example/RM123456789GB',
  });
  return orders.returnItems.mutate({ id, items: [{ ...one, restock: false }] });
}

/** Of its own, so that other tests do not buy it up. */
function newBowl({ client }: Person): Promise<Product> {
  const id = randomUUID().slice(0, 8);
  return client.products.create.mutate({
    sku: `BWL-${id}`,
    name: `Test bowl ${id}`,
    price: '9.00',
    stockQuantity: 10,
  });
}
