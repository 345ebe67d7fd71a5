import {
  runInTransaction,
  User,
  UserRole,
  Session,
  verifyInvariants,
  type Database,
  type Role,
  type Violation,
} from '@order-store/db';
import { raw } from 'objection';
import { hashToken, newToken } from '../auth/tokens.ts';
import { appRouter } from '../router.ts';
import { createServices } from '../run-api.ts';
import type { Services } from '../services.ts';
import type { ProductView } from '../products/product-view.ts';

export type Caller = ReturnType<typeof appRouter.createCaller>;

/** Somebody who is signed in, and the procedures as they may call them. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly token: string;
  readonly api: Caller;
  /** Orders `[product, quantity]` lines. */
  place(
    lines: readonly (readonly [Pick<ProductView, 'id'>, number])[],
    key?: string,
  ): ReturnType<Caller['orders']['place']>;
}

/** A store on a database of its own, with factories for what a test needs and nothing else in it. */
export class TestStore {
  readonly database: Database;
  readonly services: Services;
  #count = 0;

  private constructor(database: Database, services: Services) {
    this.database = database;
    this.services = services;
  }

  static async open(
    database: Database,
    options: Parameters<typeof createServices>[2] = {},
  ): Promise<TestStore> {
    return new TestStore(
      database,
      await createServices(
        database,
        {
          LOG_LEVEL: 'silent',
          RATE_LIMIT: false,
          LIVE_MAX_STREAMS: 2000,
          WEBHOOK_ALLOW_PRIVATE: true,
        },
        options,
      ),
    );
  }

  /** The procedures for whoever has this token, or for a stranger. */
  as(token: string | null): Caller {
    const services = this.services;
    return appRouter.createCaller({ requestId: 'test', token, address: null, services });
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

  /** A product with a recorded opening. */
  async product(
    given: Partial<Pick<ProductView, 'sku' | 'name' | 'price' | 'stockQuantity'>> = {},
  ): Promise<ProductView> {
    const sku = given.sku ?? `SKU-${++this.#count}`;
    const { name = sku, price = '10.00', stockQuantity = 100 } = given;
    const staff = await this.staff();
    return staff.api.products.create({ sku, name, price, stockQuantity });
  }

  async stockOf({ id }: Pick<ProductView, 'id'>): Promise<number> {
    return (await this.stranger.products.get({ id })).stockQuantity;
  }

  /** How many rows a table has. */
  async count(table: string): Promise<number> {
    const { rows } = await this.database.pool.query(`SELECT count(*)::int AS count FROM ${table}`);
    return rows[0].count;
  }

  violations(): Promise<Violation[]> {
    return verifyInvariants(this.database.pool);
  }

  async #user(name: string, role: Role): Promise<TestUser> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}-${++this.#count}@example.com`;
    const token = newToken();
    const id = await runInTransaction(this.database, async (transaction) => {
      const user = await User.query(transaction).insert({ email, name }).returning('id');
      await UserRole.query(transaction).insert({ userId: user.id, role });
      await Session.query(transaction).insert({
        tokenHash: hashToken(token),
        userId: user.id,
        expiresAt: raw(`(now() AT TIME ZONE 'UTC') + interval '1 hour'`),
      });
      return user.id;
    });
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
