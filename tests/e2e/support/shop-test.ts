import { randomUUID } from 'node:crypto';
import { staffAccount } from '@order-store/demo/people';
import { createClient, type Product, type StoreClient } from '@order-store/sdk';
import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** Options of a browser context on a phone. */
export const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} as const;

/** A user with a signed-in client. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly client: StoreClient;
}

interface ShopFixtures {
  /** A new customer. */
  customer: Person;
  /** The staff user. */
  staff: Person;
  /** Creates a product. */
  newProduct: (
    fields: Partial<Pick<Product, 'name' | 'price' | 'stockQuantity'>>,
  ) => Promise<Product>;
  /** Fails the test on page errors, libraries’ warnings and CSP violations. */
  failOnConsoleErrors: void;
}

/** A browser test with its own customers and products. */
export const test = base.extend<ShopFixtures>({
  customer: async ({ baseURL }, use) => {
    await use(await newCustomer(baseURL));
  },

  staff: async ({ baseURL }, use) => {
    await use({ ...staffAccount, client: await connectAs(baseURL, staffAccount) });
  },

  newProduct: async ({ staff }, use) => {
    await use((fields) => {
      const mark = randomUUID().slice(0, 8);
      return staff.client.products.create.mutate({
        sku: `MUG-${mark}-PLM`,
        name: fields.name ?? `Test mug ${mark}`,
        description: 'Made for a test.',
        price: fields.price ?? '10.00',
        stockQuantity: fields.stockQuantity ?? 100,
      });
    });
  },

  failOnConsoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(error.error().message));
      context.on('console', (message) => {
        if (
          /Content Security Policy|React|Warning:/.test(message.text()) &&
          message.type() !== 'info'
        ) {
          errors.push(message.text());
        }
      });
      await use();
      base.expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** Creates a customer through the API, as staff, so that the email address counts as verified. */
export async function newCustomer(
  baseURL: string | undefined,
  by: Pick<Person, 'email' | 'password'> = staffAccount,
): Promise<Person> {
  const person = {
    name: 'Edith Marlow',
    email: `edith-${randomUUID()}@pottle.example`,
    password: 'a-long-enough-secret',
  };
  const staff = await connectAs(baseURL, by);
  await staff.users.create.mutate(person);
  return { ...person, client: await connectAs(baseURL, person) };
}

/** Creates a product with VAT of 20 %, by the rates of playwright.config.ts. */
export function newLuxury({ client }: Person): Promise<Product> {
  const mark = randomUUID().slice(0, 8);
  return client.products.create.mutate({
    sku: `VAS-${mark}-PLM`,
    name: `Luxury vase ${mark}`,
    price: '9.99',
    stockQuantity: 100,
    metadata: { taxClass: 'luxury' },
  });
}

/** Signs in through the page. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Orders', exact: true }).waitFor();
}

/** Searches for a product and adds one to the cart. */
export async function addToCart(page: Page, name: string): Promise<void> {
  await page.goto(`/?q=${encodeURIComponent(name)}`);
  await page.getByRole('button', { name: `Add to cart: ${name}` }).click();
}

/** Goes through the steps of the checkout with a new address, up to the review. */
export async function openCheckout(page: Page, baseURL = '', delivers = true): Promise<void> {
  await page.goto(`${baseURL}/checkout?step=contact`);
  await continueFrom(page, 'Contact');
  await fillAddress(page);
  await continueFrom(page, 'Delivery address');
  if (delivers) await continueFrom(page, 'Delivery method');
  await page.getByRole('heading', { name: 'Review your order' }).waitFor();
}

/** Leaves a step of the checkout, named by its heading. */
export async function continueFrom(page: Page, step: string): Promise<void> {
  await page.getByRole('heading', { name: step, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Enters a new delivery address in its step of the checkout. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Delivery address', exact: true }).waitFor();
  const other = page.getByRole('radio', { name: 'New address' });
  if ((await other.count()) > 0) await other.check();
  await page.getByLabel('Full name').fill('Edith Marlow');
  await page.getByLabel('Street address').fill('3 Kiln Lane');
  await page.getByLabel('Town or city').fill('Stoke-on-Trent');
  await page.getByLabel('Postcode').fill('ST1 4AB');
}

async function connectAs(
  baseURL: string | undefined,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<StoreClient> {
  const { token } = await connect(baseURL).auth.signIn.mutate({ email, password });
  return connect(baseURL, token);
}

function connect(baseURL: string | undefined, token: string | null = null): StoreClient {
  if (baseURL === undefined) throw new Error('The demo has printed no URL');
  return createClient({ url: baseURL, token });
}
