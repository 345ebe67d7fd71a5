import { randomUUID } from 'node:crypto';
import type { OrderView } from '../orders/order-views.ts';
import type { ProductView } from '../products/product-view.ts';
import type { Caller, TestStore, TestUser } from './test-store.ts';

/** What valid calls may name. Made anew for each call, since a call may use it up. */
export interface Sample {
  readonly staff: TestUser;
  readonly customer: TestUser;
  /** Of somebody who has a password and no order. */
  readonly account: { readonly id: string; readonly email: string; readonly password: string };
  readonly sold: ProductView;
  readonly unsold: ProductView;
  /** The customer's orders. */
  readonly pending: OrderView;
  readonly confirmed: OrderView;
  readonly shipped: OrderView;
  /** Begun by the staff. */
  readonly importId: string;
}

export interface ProcedureFacts {
  readonly who: 'anyone' | 'customer' | 'staff';
  readonly type: 'query' | 'mutation';
  /** The input of a call that succeeds: for the sample's customer, where customers may call. */
  readonly input: (sample: Sample) => Readonly<Record<string, unknown>> | undefined;
}

const nothing = () => undefined;
const reason = 'counted';

/** Every procedure: who may call it, and how. A test goes red when one is missing here. */
export const procedures: Readonly<Record<string, ProcedureFacts>> = {
  'auth.signUp': {
    who: 'anyone',
    type: 'mutation',
    input: ({ account: { password } }) => ({ email: newEmail(), name: 'New', password }),
  },
  'auth.signIn': {
    who: 'anyone',
    type: 'mutation',
    input: ({ account: { email, password } }) => ({ email, password }),
  },
  'auth.signOut': { who: 'customer', type: 'mutation', input: nothing },
  'auth.me': { who: 'customer', type: 'query', input: nothing },

  'users.get': { who: 'customer', type: 'query', input: ({ customer: { id } }) => ({ id }) },
  'users.update': {
    who: 'customer',
    type: 'mutation',
    input: ({ customer: { id } }) => ({
      id,
      expectedVersion: 1,
      name: 'Renamed',
      email: newEmail(),
    }),
  },
  'users.create': {
    who: 'staff',
    type: 'mutation',
    input: () => ({ email: newEmail(), name: 'New', role: 'staff' }),
  },
  'users.list': { who: 'staff', type: 'query', input: () => ({ search: 'customer', limit: 2 }) },
  'users.listByPage': { who: 'staff', type: 'query', input: () => ({ page: 1, pageSize: 2 }) },
  'users.delete': { who: 'staff', type: 'mutation', input: ({ account: { id } }) => ({ id }) },

  'catalog.import': {
    who: 'staff',
    type: 'mutation',
    input: () => ({
      csv: `sku,name,price,stock\n${randomUUID()},New,1.00,3\n`,
      mode: 'row-by-row',
    }),
  },
  'catalog.beginImport': { who: 'staff', type: 'mutation', input: nothing },
  'catalog.addToImport': {
    who: 'staff',
    type: 'mutation',
    input: ({ importId: id }) => ({ id, csv: 'sku,stock\nMUG,3\n', firstLine: 2 }),
  },
  'catalog.finishImport': {
    who: 'staff',
    type: 'mutation',
    input: ({ importId: id }) => ({ id, mode: 'all-or-nothing' }),
  },

  'products.get': { who: 'anyone', type: 'query', input: ({ sold: { sku } }) => ({ sku }) },
  'products.list': {
    who: 'anyone',
    type: 'query',
    input: () => ({
      search: 'sku',
      inStock: true,
      minPrice: '1.00',
      maxPrice: '99.99',
      sort: 'price',
    }),
  },
  'products.listByPage': { who: 'anyone', type: 'query', input: () => ({ page: 2, sort: 'name' }) },
  'products.create': {
    who: 'staff',
    type: 'mutation',
    input: () => ({
      sku: randomUUID(),
      name: 'New',
      description: 'New',
      price: '1.00',
      stockQuantity: 1,
    }),
  },
  'products.update': {
    who: 'staff',
    type: 'mutation',
    input: ({ sold: { id } }) => ({
      id,
      expectedVersion: 1,
      sku: randomUUID(),
      name: 'New',
      description: null,
      price: '2.00',
    }),
  },
  'products.adjustStock': {
    who: 'staff',
    type: 'mutation',
    input: ({ sold: { id } }) => ({ id, delta: -1, reason }),
  },
  'products.setStock': {
    who: 'staff',
    type: 'mutation',
    input: ({ unsold: { id, stockQuantity: expectedQuantity } }) => ({
      id,
      quantity: 7,
      expectedQuantity,
      reason,
    }),
  },
  'products.stockHistory': {
    who: 'staff',
    type: 'query',
    input: ({ sold: { id } }) => ({ id, limit: 2 }),
  },
  'products.delete': { who: 'staff', type: 'mutation', input: ({ unsold: { id } }) => ({ id }) },

  'reports.summary': {
    who: 'staff',
    type: 'query',
    input: () => ({ from: '2026-01-01', to: '2026-12-31T12:00:00.5Z' }),
  },
  'reports.salesByDay': {
    who: 'staff',
    type: 'query',
    input: () => ({ from: '2026-03-28', to: '2026-03-30', timeZone: 'Europe/Berlin' }),
  },
  'reports.topProducts': {
    who: 'staff',
    type: 'query',
    input: () => ({ by: 'quantity', limit: 3 }),
  },
  'reports.lowStock': {
    who: 'staff',
    type: 'query',
    input: () => ({ threshold: 1000, limit: 1 }),
  },

  'orders.place': {
    who: 'customer',
    type: 'mutation',
    input: ({ sold: { id: productId } }) => ({
      items: [{ productId, quantity: 1 }],
      idempotencyKey: randomUUID(),
    }),
  },
  'orders.get': { who: 'customer', type: 'query', input: ({ pending: { id } }) => ({ id }) },
  'orders.list': {
    who: 'customer',
    type: 'query',
    input: () => ({ status: 'pending', limit: 1 }),
  },
  'orders.listByPage': { who: 'staff', type: 'query', input: () => ({ status: 'pending' }) },
  'orders.history': { who: 'customer', type: 'query', input: ({ pending: { id } }) => ({ id }) },
  'orders.confirm': {
    who: 'staff',
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, expectedVersion: 1, note: 'paid' }),
  },
  'orders.ship': { who: 'staff', type: 'mutation', input: ({ confirmed: { id } }) => ({ id }) },
  'orders.deliver': { who: 'staff', type: 'mutation', input: ({ shipped: { id } }) => ({ id }) },
  'orders.claimNext': { who: 'staff', type: 'mutation', input: () => ({ leaseSeconds: 30 }) },
  'orders.releaseClaim': {
    who: 'staff',
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id }),
  },
  'orders.cancel': { who: 'customer', type: 'mutation', input: ({ pending: { id } }) => ({ id }) },
};

/** Makes what valid calls may name, in any store and as often as wanted. */
export async function makeSample(store: TestStore): Promise<Sample> {
  const [staff, customer] = [await store.staff(), await store.customer()];
  const password = 'green teapot 7';
  const account = await staff.api.users.create({ email: newEmail(), name: 'Account', password });
  const [sold, unsold] = [await store.product(), await store.product()];
  const [pending, confirmed, shipped] = [
    await customer.place([[sold, 1]]),
    await customer.place([[sold, 2]]),
    await customer.place([[sold, 3]]),
  ];
  for (const { id } of [confirmed, shipped]) await staff.api.orders.confirm({ id });
  await staff.api.orders.ship({ id: shipped.id });
  const { id: importId } = await staff.api.catalog.beginImport();
  return {
    staff,
    customer,
    account: { id: account.id, email: account.email, password },
    sold,
    unsold,
    pending,
    confirmed,
    shipped,
    importId,
  };
}

/** Calls a procedure by its dotted name with any input, as no typed caller could. */
export async function callProcedure(api: Caller, name: string, input: unknown): Promise<unknown> {
  let procedure: unknown = api;
  for (const part of name.split('.')) {
    procedure =
      typeof procedure === 'function' || (typeof procedure === 'object' && procedure !== null)
        ? Reflect.get(procedure, part)
        : undefined;
  }
  if (typeof procedure !== 'function') throw new Error(`There is no procedure ${name}`);
  return Reflect.apply(procedure, undefined, [input]);
}

function newEmail(): string {
  return `${randomUUID()}@example.com`;
}
