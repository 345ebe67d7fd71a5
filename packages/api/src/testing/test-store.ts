import { verifyInvariants, type Database, type Role, type Violation } from '@order-store/db';
import { hashPassword } from '../platform/identity/passwords.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';
import { readConfig, type Environment } from '../app/config/config.ts';
import { appRouter } from '../app/router.ts';
import { createServices, type ServicesOptions } from '../app/create-services.ts';
import type { Services } from '../platform/services.ts';
import type { ProductView } from '../products/product-view.ts';

export type Caller = ReturnType<typeof appRouter.createCaller>;

/** The password of every test user. */
export const testPassword = 'green teapot 7';

let testPasswordHash: Promise<string> | undefined;
/** Makes e-mail addresses unique among the stores of a database, too. */
let usersCreated = 0;

/** A signed-in user and the procedures bound to them. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly api: Caller;
  /** Places an order of `[product, quantity]` lines. */
  place(
    lines: readonly (readonly [Pick<ProductView, 'id'>, number])[],
    key?: string,
  ): ReturnType<Caller['orders']['place']>;
}

/** A store on its own empty database, with factories for test data. */
export class TestStore {
  readonly database: Database;
  readonly services: Services;
  #count = 0;
  #owner: Promise<TestUser> | undefined;

  private constructor(database: Database, services: Services) {
    this.database = database;
    this.services = services;
  }

  static async open(
    database: Database,
    { env, ...options }: ServicesOptions & { readonly env?: Environment } = {},
  ): Promise<TestStore> {
    const config = readConfig({
      LOG_LEVEL: 'silent',
      RATE_LIMIT: 'off',
      // Tests call without retries, even on a busy machine.
      OVERLOAD_LOOP_DELAY: '0s',
      OVERLOAD_CONNECTION_WAIT: '0s',
      WEBHOOK_ALLOW_PRIVATE: 'on',
      ...env,
    });
    return new TestStore(database, await createServices(database, config, options));
  }

  /** The procedures bound to this token, or to an anonymous caller, at this address. */
  as(token: string | null, address: string | null = '192.0.2.1'): Caller {
    return appRouter.createCaller({
      requestId: 'test',
      token,
      address,
      userAgent: 'tests',
      cookie: null,
      setHeader: null,
      services: this.services,
    });
  }

  get stranger(): Caller {
    return this.as(null);
  }

  async customer(name = `Customer ${++this.#count}`): Promise<TestUser> {
    return this.#user(name, 'customer');
  }

  customers(count: 2): Promise<[TestUser, TestUser]>;
  customers(count: number): Promise<TestUser[]>;
  customers(count: number): Promise<TestUser[]> {
    return Promise.all(Array.from({ length: count }, () => this.customer()));
  }

  async staff(name = `Staff ${++this.#count}`): Promise<TestUser> {
    return this.#user(name, 'staff');
  }

  /** A product with a recorded opening, created by this member of staff or by an account that tests share. */
  async product(
    given: Partial<Pick<ProductView, 'sku' | 'name' | 'price' | 'stockQuantity'>> = {},
    staff?: TestUser,
  ): Promise<ProductView> {
    const sku = given.sku ?? `SKU-${++this.#count}`;
    const { name = sku, price = '10.00', stockQuantity = 100 } = given;
    const { api } = staff ?? (await (this.#owner ??= this.staff('Owner')));
    return api.products.create({ sku, name, price, stockQuantity });
  }

  async stockOf({ id }: Pick<ProductView, 'id'>): Promise<number> {
    return (await this.stranger.products.get({ id })).stockQuantity;
  }

  /** Number of rows of a table. */
  async count(table: string): Promise<number> {
    const { rows } = await this.database.pool.query(`SELECT count(*)::int AS count FROM ${table}`);
    return rows[0].count;
  }

  violations(): Promise<Violation[]> {
    return verifyInvariants(this.database.pool);
  }

  async #user(name: string, role: Role): Promise<TestUser> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}-${++usersCreated}@example.com`;
    const token = newToken();
    const passwordHash = await (testPasswordHash ??= hashPassword(testPassword));
    const { rows } = await this.database.pool.query<{ id: string }>(
      `WITH added AS (INSERT INTO users (email, name) VALUES ($1, $2) RETURNING id),
         role AS (INSERT INTO user_roles (user_id, role) SELECT id, $3 FROM added),
         credential AS (INSERT INTO user_credentials (user_id, password_hash) SELECT id, $4 FROM added),
         session AS (INSERT INTO sessions (token_hash, user_id, expires_at)
           SELECT $5::bytea, id, now() AT TIME ZONE 'UTC' + interval '1 hour' FROM added)
       SELECT id FROM added`,
      [email, name, role, passwordHash, hashToken(token)],
    );
    const id = rows[0]?.id ?? '';
    const api = this.as(token);
    return {
      id,
      email,
      token,
      api,
      place: (lines, idempotencyKey) =>
        api.orders.place({
          items: lines.map(([product, quantity]) => ({ productId: product.id, quantity })),
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
        }),
    };
  }
}
