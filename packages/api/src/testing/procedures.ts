import { randomUUID } from 'node:crypto';
import { WebhookDelivery } from '@order-store/db';
import type { OrderView } from '../orders/order-views.ts';
import type { ProductView } from '../products/product-view.ts';
import type { WebhookView } from '../webhooks/webhook-views.ts';
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
  readonly webhook: WebhookView;
  /** To that webhook. */
  readonly deliveryId: string;
}

export interface ProcedureFacts {
  readonly who: 'anyone' | 'customer' | 'staff';
  readonly type: 'query' | 'mutation' | 'subscription';
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
  'products.watchStock': {
    who: 'anyone',
    type: 'subscription',
    input: ({ sold: { id } }) => ({ ids: [id] }),
  },
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
  'products.delete': { who: 'staff', type: 'mutation', input: ({ unsold: { id } }) => ({ id }) },

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
  'orders.watch': {
    who: 'customer',
    type: 'subscription',
    input: ({ pending: { id } }) => ({ orderId: id }),
  },
  'orders.confirm': {
    who: 'staff',
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, expectedVersion: 1, note: 'paid' }),
  },
  'orders.ship': { who: 'staff', type: 'mutation', input: ({ confirmed: { id } }) => ({ id }) },
  'orders.deliver': { who: 'staff', type: 'mutation', input: ({ shipped: { id } }) => ({ id }) },
  'orders.cancel': { who: 'customer', type: 'mutation', input: ({ pending: { id } }) => ({ id }) },

  'webhooks.create': {
    who: 'staff',
    type: 'mutation',
    input: () => ({
      url: 'https://example.com/hook',
      events: ['order.placed'],
      description: 'ERP',
    }),
  },
  'webhooks.list': { who: 'staff', type: 'query', input: () => ({ limit: 2 }) },
  'webhooks.get': { who: 'staff', type: 'query', input: ({ webhook: { id } }) => ({ id }) },
  'webhooks.update': {
    who: 'staff',
    type: 'mutation',
    input: ({ webhook: { id } }) => ({
      id,
      url: 'https://example.com/other',
      events: null,
      description: null,
      enabled: false,
    }),
  },
  'webhooks.delete': { who: 'staff', type: 'mutation', input: ({ webhook: { id } }) => ({ id }) },
  'webhooks.rotateSecret': {
    who: 'staff',
    type: 'mutation',
    input: ({ webhook: { id } }) => ({ id }),
  },
  'webhooks.listDeliveries': {
    who: 'staff',
    type: 'query',
    input: ({ webhook: { id } }) => ({ webhookId: id, status: 'pending' }),
  },
  'webhooks.redeliver': {
    who: 'staff',
    type: 'mutation',
    input: ({ deliveryId }) => ({ deliveryId }),
  },
};

/** Those that give one answer: all but the streams. */
export const answeringProcedures = Object.entries(procedures).flatMap(
  ([name, { type, ...facts }]) => (type === 'subscription' ? [] : [{ name, type, ...facts }]),
);

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
  const webhook = await staff.api.webhooks.create({ url: 'https://example.com/sample' });
  // Nothing is to be sent to anybody.
  await staff.api.webhooks.update({ id: webhook.id, enabled: false });
  const { id: deliveryId } = await WebhookDelivery.query(store.database.knex).insert({
    webhookId: webhook.id,
    messageId: 'orders-0',
    type: 'order.placed',
    subject: 'order-0',
    body: '{}',
  });
  return {
    staff,
    customer,
    account: { id: account.id, email: account.email, password },
    sold,
    unsold,
    pending,
    confirmed,
    shipped,
    webhook,
    deliveryId,
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
