import { randomUUID } from 'node:crypto';
import { WebhookDelivery } from '@order-store/db';
import { Secret, TOTP } from 'otpauth';
import type { OrderView } from '../orders/order-views.ts';
import type { ProductView } from '../products/product-view.ts';
import { accessTable, type Access } from '../platform/identity/access.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';
import type { WebhookView } from '../webhooks/webhook-views.ts';
import { testPassword, type Caller, type TestStore, type TestUser } from './test-store.ts';

/** Values for valid calls. Each call needs new ones, because it may use them up. */
export interface Sample {
  readonly staff: TestUser;
  readonly customer: TestUser;
  /** An account with a password and without orders. */
  readonly account: { readonly id: string; readonly email: string; readonly password: string };
  /** The token of a password reset link of the account. */
  readonly resetToken: string;
  /** The token of the account's link to verify its address. */
  readonly verificationToken: string;
  /** The secret of the second factor that both have begun to set up. */
  readonly totpSecret: string;
  readonly sold: ProductView;
  readonly unsold: ProductView;
  /** Orders of the customer. */
  readonly pending: OrderView;
  readonly confirmed: OrderView;
  readonly shipped: OrderView;
  /** For each of the two, a session and an API key besides those used for the calls. */
  readonly spare: Readonly<Record<'customer' | 'staff', { sessionId: string; keyId: string }>>;
  /** Started by the staff member. */
  readonly importId: string;
  readonly webhook: WebhookView;
  /** A delivery to the webhook. */
  readonly deliveryId: string;
}

interface CallFacts {
  readonly type: 'query' | 'mutation' | 'subscription';
  /** The input of a call that succeeds as the sample's staff member or, where customers may call, its customer. */
  readonly input: (
    sample: Sample,
    by?: 'customer' | 'staff',
  ) => Readonly<Record<string, unknown>> | undefined;
}

export interface ProcedureFacts extends CallFacts, Access {}

const nothing = () => undefined;
const reason = 'counted';

/** How to call each procedure. */
const calls: Readonly<Record<string, CallFacts>> = {
  'auth.signUp': {
    type: 'mutation',
    input: ({ account: { password } }) => ({ email: newEmail(), name: 'New', password }),
  },
  'auth.signIn': {
    type: 'mutation',
    input: ({ account: { email, password } }) => ({ email, password }),
  },
  'auth.signOut': { type: 'mutation', input: nothing },
  'auth.requestPasswordReset': {
    type: 'mutation',
    input: ({ account: { email } }) => ({ email }),
  },
  'auth.resetPassword': {
    type: 'mutation',
    input: ({ resetToken: token }) => ({ token, password: 'green teapot 8' }),
  },
  'auth.verifyEmail': {
    type: 'mutation',
    input: ({ verificationToken: token, account: { password } }) => ({ token, password }),
  },
  'auth.requestEmailVerification': { type: 'mutation', input: nothing },
  'auth.beginTotp': { type: 'mutation', input: nothing },
  'auth.confirmTotp': {
    type: 'mutation',
    input: ({ totpSecret }) => ({ totpCode: totpCodeOf(totpSecret) }),
  },
  'auth.disableTotp': {
    type: 'mutation',
    input: ({ totpSecret }) => ({
      totpCode: totpCodeOf(totpSecret),
      currentPassword: testPassword,
    }),
  },
  'auth.reauthenticate': { type: 'mutation', input: () => ({ currentPassword: testPassword }) },
  'auth.me': { type: 'query', input: nothing },

  'auth.changePassword': {
    type: 'mutation',
    input: ({ account: { password } }) => ({
      currentPassword: password,
      newPassword: 'blue teapot 8',
      keepApiKeys: true,
    }),
  },
  'auth.listSessions': { type: 'query', input: nothing },
  'auth.endSession': {
    type: 'mutation',
    input: ({ spare }, by = 'staff') => ({ id: spare[by].sessionId }),
  },
  'auth.endOtherSessions': { type: 'mutation', input: nothing },
  'auth.createApiKey': {
    type: 'mutation',
    input: () => ({ name: 'New', scopes: ['read'], expiresAt: '2099-12-31T23:59:59.999999Z' }),
  },
  'auth.listApiKeys': { type: 'query', input: () => ({}) },
  'auth.revokeApiKey': {
    type: 'mutation',
    input: ({ spare }, by = 'staff') => ({ id: spare[by].keyId }),
  },

  'users.get': { type: 'query', input: ({ customer: { id } }) => ({ id }) },
  'users.update': {
    type: 'mutation',
    input: ({ customer: { id } }) => ({
      id,
      expectedVersion: 1,
      name: 'Renamed',
      email: newEmail(),
      currentPassword: testPassword,
    }),
  },
  'users.create': {
    type: 'mutation',
    input: () => ({ email: newEmail(), name: 'New', role: 'staff' }),
  },
  'users.list': { type: 'query', input: () => ({ search: 'customer', limit: 2 }) },
  'users.listByPage': { type: 'query', input: () => ({ page: 1, pageSize: 2 }) },
  'users.setRole': {
    type: 'mutation',
    input: ({ account: { id } }) => ({ id, role: 'staff' }),
  },
  'users.delete': { type: 'mutation', input: ({ account: { id } }) => ({ id }) },

  'audit.list': {
    type: 'query',
    input: () => ({ kind: 'user-created', limit: 2 }),
  },

  'catalog.import': {
    type: 'mutation',
    input: () => ({
      csv: `sku,name,price,stock\n${randomUUID()},New,1.00,3\n`,
      mode: 'row-by-row',
    }),
  },
  'catalog.beginImport': { type: 'mutation', input: nothing },
  'catalog.uploadPart': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, part: 1, text: 'sku,stock\nMUG,3\n' }),
  },
  'catalog.startImport': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, mode: 'all-or-nothing' }),
  },
  'catalog.getImport': { type: 'query', input: ({ importId: id }) => ({ id }) },
  'catalog.listImports': { type: 'query', input: nothing },
  'catalog.listImportRows': {
    type: 'query',
    input: ({ importId: id }) => ({ id, afterLine: 1, limit: 2 }),
  },
  'catalog.cancelImport': { type: 'mutation', input: ({ importId: id }) => ({ id }) },
  'catalog.addToImport': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, csv: 'sku,stock\nMUG,3\n', firstLine: 2 }),
  },
  'catalog.finishImport': {
    type: 'mutation',
    input: ({ importId: id }) => ({ id, mode: 'all-or-nothing' }),
  },

  'products.get': { type: 'query', input: ({ sold: { sku } }) => ({ sku }) },
  'products.list': {
    type: 'query',
    input: () => ({
      search: 'sku',
      inStock: true,
      minPrice: '1.00',
      maxPrice: '99.99',
      sort: 'price',
    }),
  },
  'products.listByPage': { type: 'query', input: () => ({ page: 2, sort: 'name' }) },
  'products.watchStock': { type: 'subscription', input: ({ sold: { id } }) => ({ ids: [id] }) },
  'products.create': {
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
    type: 'mutation',
    input: ({ sold: { id } }) => ({ id, delta: -1, reason }),
  },
  'products.setStock': {
    type: 'mutation',
    input: ({ unsold: { id, stockQuantity: expectedQuantity } }) => ({
      id,
      quantity: 7,
      expectedQuantity,
      reason,
    }),
  },
  'products.stockHistory': {
    type: 'query',
    input: ({ sold: { id } }) => ({ id, limit: 2 }),
  },
  'products.delete': { type: 'mutation', input: ({ unsold: { id } }) => ({ id }) },

  'reports.summary': {
    type: 'query',
    input: () => ({ from: '2026-01-01', to: '2026-12-31T12:00:00.5Z' }),
  },
  'reports.salesByDay': {
    type: 'query',
    input: () => ({ from: '2026-03-28', to: '2026-03-30', timeZone: 'Europe/Berlin' }),
  },
  'reports.topProducts': {
    type: 'query',
    input: () => ({ by: 'quantity', limit: 3 }),
  },
  'reports.lowStock': {
    type: 'query',
    input: () => ({ threshold: 1000, limit: 1 }),
  },

  'operations.placement': { type: 'query', input: nothing },

  'orders.place': {
    type: 'mutation',
    input: ({ sold: { id: productId } }) => ({
      items: [{ productId, quantity: 1 }],
      idempotencyKey: randomUUID(),
    }),
  },
  'orders.get': { type: 'query', input: ({ pending: { id } }) => ({ id }) },
  'orders.list': {
    type: 'query',
    input: () => ({ status: 'pending', limit: 1 }),
  },
  'orders.listByPage': { type: 'query', input: () => ({ status: 'pending' }) },
  'orders.history': { type: 'query', input: ({ pending: { id } }) => ({ id }) },
  'orders.watch': { type: 'subscription', input: ({ pending: { id } }) => ({ orderId: id }) },
  'orders.confirm': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, expectedVersion: 1, note: 'paid' }),
  },
  'orders.ship': {
    type: 'mutation',
    input: ({ confirmed: { id, items } }) => ({
      id,
      items: items.map(({ id: itemId }) => ({ itemId, quantity: 1 })),
      carrier: 'DHL',
      trackingNumber: '00340434161094',
      trackingUrl: 'https://example.com/track/00340434161094',
    }),
  },
  'orders.returnItems': {
    type: 'mutation',
    input: ({ shipped: { id, items } }) => ({
      id,
      items: items.map(({ id: itemId }) => ({ itemId, quantity: 1, restock: true })),
      reason: 'too small',
    }),
  },
  'orders.cancelItems': {
    type: 'mutation',
    input: ({ pending: { id, items } }) => ({
      id,
      items: items.map(({ id: itemId }) => ({ itemId, quantity: 1 })),
      reason: 'too many',
    }),
  },
  'orders.deliver': { type: 'mutation', input: ({ shipped: { id } }) => ({ id }) },
  'orders.updateMetadata': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, metadata: { gift: true } }),
  },
  'orders.extendHold': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, expiresInSeconds: 900 }),
  },
  'orders.claimNext': { type: 'mutation', input: () => ({ leaseSeconds: 30, status: 'pending' }) },
  'orders.releaseClaim': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id }),
  },
  'orders.note': {
    type: 'mutation',
    input: ({ pending: { id } }) => ({ id, text: 'Call before delivery' }),
  },
  'orders.listNotes': { type: 'query', input: ({ pending: { id } }) => ({ id, limit: 2 }) },
  'orders.cancel': { type: 'mutation', input: ({ pending: { id } }) => ({ id }) },

  'payments.record': {
    type: 'mutation',
    input: ({ pending: { id: orderId } }) => ({
      orderId,
      provider: 'stripe',
      reference: randomUUID(),
      kind: 'authorized',
      amount: '1.00',
      metadata: { card: 'visa' },
    }),
  },
  'payments.list': { type: 'query', input: ({ pending: { id } }) => ({ orderId: id, limit: 2 }) },
  'payments.listRefundsDue': { type: 'query', input: () => ({ limit: 2 }) },

  'webhooks.create': {
    type: 'mutation',
    input: () => ({
      url: 'https://example.com/hook',
      events: ['order.placed'],
      description: 'ERP',
    }),
  },
  'webhooks.list': { type: 'query', input: () => ({ limit: 2 }) },
  'webhooks.get': { type: 'query', input: ({ webhook: { id } }) => ({ id }) },
  'webhooks.update': {
    type: 'mutation',
    input: ({ webhook: { id } }) => ({
      id,
      url: 'https://example.com/other',
      events: null,
      description: null,
      enabled: false,
    }),
  },
  'webhooks.delete': { type: 'mutation', input: ({ webhook: { id } }) => ({ id }) },
  'webhooks.rotateSecret': {
    type: 'mutation',
    input: ({ webhook: { id } }) => ({ id }),
  },
  'webhooks.listDeliveries': {
    type: 'query',
    input: ({ webhook: { id } }) => ({ webhookId: id, status: 'pending' }),
  },
  'webhooks.redeliver': {
    type: 'mutation',
    input: ({ deliveryId }) => ({ deliveryId }),
  },
};

/**
 * Every procedure with its access and a valid call. A test fails if one is missing here or in its feature's access
 * rows.
 */
export const procedures: Readonly<Record<string, ProcedureFacts>> = Object.fromEntries(
  Object.entries(calls).flatMap(([name, facts]) => {
    const access = accessTable.get(name);
    return access ? [[name, { ...facts, ...access }]] : [];
  }),
);

/** Procedures with a single response, i.e. all but subscriptions. */
export const answeringProcedures = Object.entries(procedures).flatMap(
  ([name, { type, ...facts }]) => (type === 'subscription' ? [] : [{ name, type, ...facts }]),
);

/** Creates the values for valid calls, in any store and any number of times. */
export async function makeSample(store: TestStore): Promise<Sample> {
  const [staff, customer, account, sold, unsold] = await Promise.all([
    store.staff(),
    store.customer(),
    store.customer('Account'),
    store.product(),
    store.product(),
  ]);
  const [tokens, totpSecret, orders, spare, importId, hook] = await Promise.all([
    addTokens(store, account),
    addTotp(store, [staff, customer]),
    addOrders(customer, staff, sold),
    addSpare(store, { customer, staff }),
    staff.api.catalog.beginImport().then(({ id }) => id),
    addWebhook(store, staff),
  ]);
  const { id, email } = account;
  return {
    staff,
    customer,
    account: { id, email, password: testPassword },
    ...tokens,
    totpSecret,
    sold,
    unsold,
    ...orders,
    spare,
    importId,
    ...hook,
  };
}

async function addTokens({ database: { pool } }: TestStore, { id, email }: TestUser) {
  const [resetToken, verificationToken] = [newToken(), newToken()];
  await Promise.all([
    pool.query(
      `INSERT INTO password_resets (token_hash, user_id, email, expires_at)
       VALUES ($1, $2, $3, now() AT TIME ZONE 'UTC' + interval '1 hour')`,
      [hashToken(resetToken), id, email],
    ),
    pool.query(
      `INSERT INTO email_verifications (user_id, email, verified, token_hash, expires_at)
       VALUES ($1, $2, false, $3, now() AT TIME ZONE 'UTC' + interval '1 day')`,
      [id, email, hashToken(verificationToken)],
    ),
  ]);
  return { resetToken, verificationToken };
}

async function addTotp({ database: { pool } }: TestStore, users: readonly TestUser[]) {
  const secret = new Secret().base32;
  await pool.query('INSERT INTO user_totp (user_id, secret) SELECT unnest($1::bigint[]), $2', [
    users.map(({ id }) => id),
    secret,
  ]);
  return secret;
}

async function addOrders(customer: TestUser, { api }: TestUser, product: ProductView) {
  const place = (quantity: number) => customer.place([[product, quantity]]);
  const [pending, confirmed, shipped] = await Promise.all([place(1), place(2), place(3)]);
  await Promise.all([confirmed, shipped].map(({ id }) => api.orders.confirm({ id })));
  await api.orders.ship({ id: shipped.id });
  return { pending, confirmed, shipped };
}

/** Another session and an API key for each. */
async function addSpare(store: TestStore, { customer, staff }: Pick<Sample, 'customer' | 'staff'>) {
  const add = async ({ id, api }: TestUser) => {
    const { id: keyId } = await api.auth.createApiKey({ name: 'Spare' });
    const { rows } = await store.database.pool.query<{ id: string }>(
      `INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour') RETURNING id`,
      [hashToken(newToken()), id],
    );
    return { sessionId: rows[0]?.id ?? '', keyId };
  };
  const [ofCustomer, ofStaff] = await Promise.all([add(customer), add(staff)]);
  return { customer: ofCustomer, staff: ofStaff };
}

/** A webhook, disabled so that nothing is sent, with a delivery. */
async function addWebhook({ database }: TestStore, { api }: TestUser) {
  const webhook = await api.webhooks.create({ url: 'https://example.com/sample' });
  await api.webhooks.update({ id: webhook.id, enabled: false });
  const { id: deliveryId } = await WebhookDelivery.query(database.knex).insert({
    webhookId: webhook.id,
    messageId: 'orders-0',
    type: 'order.placed',
    subject: 'order-0',
    body: '{}',
  });
  return { webhook, deliveryId };
}

/** Returns a sample for a call. Calls that change nothing share one, which saves most of the time. */
export function sampler(store: TestStore): (type: ProcedureFacts['type']) => Promise<Sample> {
  let shared: Promise<Sample> | undefined;
  return (type) => (type === 'mutation' ? makeSample(store) : (shared ??= makeSample(store)));
}

/** A present code of an authenticator app. */
export function totpCodeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}

/** Calls a procedure by its dotted name with untyped input. */
export async function callProcedure(api: Caller, name: string, input: unknown): Promise<unknown> {
  let procedure: unknown = api;
  for (const part of name.split('.')) {
    procedure =
      typeof procedure === 'function' || (typeof procedure === 'object' && procedure !== null)
        ? Reflect.get(procedure, part)
        : undefined;
  }
  if (typeof procedure !== 'function') throw new Error(`Procedure ${name} does not exist`);
  return Reflect.apply(procedure, undefined, [input]);
}

function newEmail(): string {
  return `${randomUUID()}@example.com`;
}
