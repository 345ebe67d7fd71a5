import { randomUUID } from 'node:crypto';
import { staffAccount } from '@order-store/demo/people';
import { createClient, type Product, type StoreClient } from '@order-store/sdk';
import { test as base, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

/** Someone with an account. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly client: StoreClient;
}

interface ShopFixtures {
  /** A new customer. */
  customer: Person;
  /** The shopkeeper. */
  staff: Person;
  /** Puts a new product on the shelf. */
  newProduct: (
    fields: Partial<Pick<Product, 'name' | 'price' | 'stockQuantity'>>,
  ) => Promise<Product>;
  /** Nothing on any page of the test may break the page's own rules. */
  wellBehaved: void;
}

/** A test of the shop in a browser, with people and products of its own. */
export const test = base.extend<ShopFixtures>({
  customer: async ({ baseURL }, use) => {
    await use(await newCustomer(baseURL));
  },

  staff: async ({ baseURL }, use) => {
    const { email, password } = staffAccount;
    const { token } = await connect(baseURL).auth.signIn.mutate({ email, password });
    await use({ ...staffAccount, client: connect(baseURL, token) });
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

  wellBehaved: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('weberror', (error) => complaints.push(error.error().message));
      context.on('console', (message) => {
        if (
          /Content Security Policy|React|Warning:/.test(message.text()) &&
          message.type() !== 'info'
        ) {
          complaints.push(message.text());
        }
      });
      await use();
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** An account that nobody else uses, made without the page. */
export async function newCustomer(baseURL: string | undefined): Promise<Person> {
  const person = {
    name: 'Edith Marlow',
    email: `edith-${randomUUID()}@pottle.example`,
    password: 'a-long-enough-secret',
  };
  const { token } = await connect(baseURL).auth.signUp.mutate(person);
  return { ...person, client: connect(baseURL, token) };
}

/** Signs in through the page, from wherever it is. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  if (!page.url().includes('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Orders', exact: true }).waitFor();
}

/** Finds a product by search and puts one in the cart. */
export async function addToCart(page: Page, name: string): Promise<void> {
  await page.goto(`/?q=${encodeURIComponent(name)}`);
  await page.getByRole('button', { name: `Add to cart: ${name}` }).click();
}

function connect(baseURL: string | undefined, token: string | null = null): StoreClient {
  if (baseURL === undefined) throw new Error('The demo has not said where it is open');
  return createClient({ url: baseURL, token });
}
