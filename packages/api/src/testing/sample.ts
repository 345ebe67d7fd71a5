import { WebhookDelivery } from '@order-store/db';
import { Secret, TOTP } from 'otpauth';
import type { OrderView } from '../orders/order-views.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';
import type { ProductView } from '../products/product-view.ts';
import type { WebhookView } from '../webhooks/webhook-views.ts';
import { testPassword, type TestStore, type TestUser } from './test-store.ts';

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
  readonly archived: ProductView;
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

/** Creates the values for valid calls, in any store and any number of times. */
export async function makeSample(store: TestStore): Promise<Sample> {
  const [staff, customer, account] = await Promise.all([
    store.staff(),
    store.customer(),
    store.customer('Account'),
  ]);
  // Not by the account that tests share: a call with another sample may have deleted it.
  const product = () => store.product({}, staff);
  const [sold, unsold] = await Promise.all([product(), product()]);
  const [tokens, totpSecret, orders, archived, spare, importId, hook] = await Promise.all([
    addTokens(store, account),
    addTotp(store, [staff, customer]),
    addOrders(customer, staff, sold),
    product().then(({ id }) => staff.api.products.archive({ id })),
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
    archived,
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
export function sampler(
  store: TestStore,
): (type: 'query' | 'mutation' | 'subscription') => Promise<Sample> {
  let shared: Promise<Sample> | undefined;
  return (type) => (type === 'mutation' ? makeSample(store) : (shared ??= makeSample(store)));
}

/** A present code of an authenticator app. */
export function totpCodeOf(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate();
}
